package state

import "time"

// SetPatience sets how long a change waits for other processes.
func (s *Store) SetPatience(d time.Duration) { s.patience = d }
