package cli

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"lpath/internal/lpath"
	"lpath/internal/render"
	"lpath/internal/state"
)

// restoreFlags are those of doctor that put something in the state's place.
type restoreFlags struct {
	number     int
	fresh, yes bool
}

// restore says what would change, asks, and puts a backup, or an empty state,
// in the state's place. No lock is held while it asks: what is there by then is
// kept as a backup in any case.
func (a *app) restore(cmd *cobra.Command, f restoreFlags) error {
	if !f.yes && (a.flags.json || !a.env.Prompt || !a.env.Out.Terminal) {
		return usagef("nobody is there to be asked: --yes restores without a question")
	}
	v, err := a.restoring(f)
	if err != nil {
		return err
	}
	if v.Suffix = fileSuffix(cmd); !f.yes {
		if err := a.ask(v); err != nil {
			return err
		}
	}
	kept := 0
	if f.fresh {
		kept, err = a.store.Fresh(cmd.Context())
	} else {
		kept, err = a.store.Restore(cmd.Context(), f.number)
	}
	if err != nil {
		return err
	}
	if v.Restored = true; kept > 0 {
		v.Kept = &kept
	}
	return a.receipt(v)
}

// restoring makes the view of what would change.
func (a *app) restoring(f restoreFlags) (v render.Restore, err error) {
	is := &lpath.State{}
	if !f.fresh {
		var b state.Backup
		if b, is, err = a.store.Backup(f.number); err != nil {
			return v, err
		}
		v.Number, v.Of, v.Records = &f.number, b.At, b.Records
	}
	was, err := a.store.Load()
	if damage, ok := errors.AsType[*state.DamageError](err); ok && !damage.Stuck {
		was, v.Lost, err = &lpath.State{}, damage.Err.Error(), nil
	}
	if err == nil {
		v.Compare(was, is)
	}
	return v, err
}

// errDeclined says that a person had second thoughts.
var errDeclined = errors.New("not restored; nothing was changed")

// ask shows what would change and asks whether it shall.
func (a *app) ask(v render.Restore) error {
	if err := a.show(v); err != nil {
		return err
	}
	if err := a.print("What is there now is kept as a backup. Go on? Type yes or no:\n"); err != nil {
		return err
	}
	answer, err := bufio.NewReader(io.LimitReader(a.env.In, 100)).ReadString('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		return fmt.Errorf("%w: %w", errDeclined, err)
	}
	switch strings.ToLower(strings.TrimSpace(answer)) {
	case "y", "yes":
		return nil
	}
	return errDeclined
}
