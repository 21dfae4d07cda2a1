package site

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// replacement is a folder being built that will take the place of another.
// Both lie in one folder beside it, so that only names change:
// .NAME.building/site and, for a moment, .NAME.building/old.
type replacement struct {
	dir    string // to be filled
	target string // whose place it takes
	beside string // .NAME.building
}

// replace starts a folder to take the place of target, which may not be there.
// It refuses a target that holds anything but a built site, because all of it
// would be lost; hidden files such as .git and .nojekyll are kept.
func replace(target string) (*replacement, error) {
	if target == "" {
		return nil, errors.New("no folder was given for the site")
	}
	target, err := filepath.Abs(target)
	if err != nil {
		return nil, err
	}
	if real, err := filepath.EvalSymlinks(target); err == nil {
		target = real
	}
	r := &replacement{target: target, beside: filepath.Join(filepath.Dir(target), "."+filepath.Base(target)+".building")}
	r.dir = filepath.Join(r.beside, "site")
	if err := r.recover(); err != nil {
		return nil, err
	}
	if err := checkTarget(target); err != nil {
		return nil, err
	}
	if err := os.RemoveAll(r.beside); err != nil {
		return nil, err
	}
	if err := os.MkdirAll(r.dir, 0o755); err != nil {
		return nil, fmt.Errorf("the site is built beside its folder: %w", err)
	}
	return r, nil
}

func (r *replacement) old() string { return filepath.Join(r.beside, "old") }

// recover ends what a build that was killed had begun.
func (r *replacement) recover() error {
	if _, err := os.Stat(r.old()); err != nil {
		return nil
	}
	if _, err := os.Stat(r.target); errors.Is(err, fs.ErrNotExist) {
		return os.Rename(r.old(), r.target)
	}
	return keepHidden(r.old(), r.target)
}

// checkTarget returns an error unless dir may be replaced.
func checkTarget(dir string) error {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	found := ""
	for _, e := range entries {
		if e.Name() == offlineName {
			return nil
		}
		if e.Name()[0] != '.' && found == "" {
			found = e.Name()
		}
	}
	if found != "" {
		return fmt.Errorf("%s: found %s; wanted an empty folder or a built site, because the whole folder is replaced", dir, found)
	}
	return nil
}

// commit puts the new folder in the place of the old one.
func (r *replacement) commit() error {
	err := os.Rename(r.target, r.old())
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	had := err == nil
	if err := os.Rename(r.dir, r.target); err != nil {
		if had {
			err = errors.Join(err, os.Rename(r.old(), r.target))
		}
		return err
	}
	if had {
		if err := keepHidden(r.old(), r.target); err != nil {
			return err
		}
	}
	return os.RemoveAll(r.beside)
}

// discard removes what was built; after commit there is nothing. What is old
// stays for recover, if commit could not put it back.
func (r *replacement) discard() {
	os.RemoveAll(r.dir)
	os.Remove(r.beside)
}

// keepHidden moves the hidden files and folders at the top of one folder into
// another that does not have them.
func keepHidden(from, to string) error {
	entries, err := os.ReadDir(from)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if e.Name()[0] != '.' {
			continue
		}
		target := filepath.Join(to, e.Name())
		if _, err := os.Lstat(target); err == nil {
			continue
		}
		if err := os.Rename(filepath.Join(from, e.Name()), target); err != nil {
			return err
		}
	}
	return nil
}
