//go:build !unix

package state_test

import "errors"

func hinder(string) error { return errors.ErrUnsupported }
