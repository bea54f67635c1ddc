// Command dist packs directories for release: DIR.zip of those for Windows,
// DIR.tar.gz of the others, and SHA256SUMS beside them. The same files give the
// same bytes, on any machine: entries are sorted, owned by nobody in particular
// and as old as SOURCE_DATE_EPOCH says.
//
//	dist DIR...
package main

import (
	"archive/tar"
	"archive/zip"
	"compress/flate"
	"compress/gzip"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "dist:", err)
		os.Exit(1)
	}
}

func run(dirs []string) error {
	if len(dirs) == 0 {
		return errors.New("name the directories to pack")
	}
	seconds, err := strconv.ParseInt(os.Getenv("SOURCE_DATE_EPOCH"), 10, 64)
	if err != nil {
		return fmt.Errorf("SOURCE_DATE_EPOCH: %w", err)
	}
	date := time.Unix(max(seconds, earliestZip), 0).UTC()
	var sums strings.Builder
	for _, dir := range dirs {
		file, pack := dir+".tar.gz", packTar
		if strings.Contains(filepath.Base(dir), "_windows_") {
			file, pack = dir+".zip", packZip
		}
		sum, err := write(file, func(w io.Writer) error { return pack(w, dir, date) })
		if err != nil {
			return err
		}
		fmt.Fprintf(&sums, "%x  %s\n", sum, filepath.Base(file))
	}
	return os.WriteFile(filepath.Join(filepath.Dir(dirs[0]), "SHA256SUMS"), []byte(sums.String()), 0o644)
}

// earliestZip is the first second that a zip archive can name, in Unix time.
const earliestZip = 315532800

// write fills a file and returns the checksum of its content.
func write(file string, fill func(io.Writer) error) ([]byte, error) {
	f, err := os.Create(file)
	if err != nil {
		return nil, err
	}
	sum := sha256.New()
	err = fill(io.MultiWriter(f, sum))
	return sum.Sum(nil), errors.Join(err, f.Close())
}

// entry adds one file to an archive.
type entry func(name string, mode fs.FileMode, content []byte) error

// each hands over the files of dir, sorted by name, under dir's own name. Modes
// are one of two, whatever the umask of whoever built them.
func each(dir string, add entry) error {
	return filepath.WalkDir(dir, func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		content, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		name, err := filepath.Rel(filepath.Dir(dir), file)
		if err != nil {
			return err
		}
		mode := fs.FileMode(0o644)
		if info.Mode()&0o100 != 0 {
			mode = 0o755
		}
		return add(filepath.ToSlash(name), mode, content)
	})
}

func packTar(w io.Writer, dir string, date time.Time) error {
	zipped, err := gzip.NewWriterLevel(w, gzip.BestCompression)
	if err != nil {
		return err
	}
	archive := tar.NewWriter(zipped)
	err = each(dir, func(name string, mode fs.FileMode, content []byte) error {
		header := &tar.Header{Name: name, Mode: int64(mode), Size: int64(len(content)), ModTime: date, Format: tar.FormatUSTAR}
		if err := archive.WriteHeader(header); err != nil {
			return err
		}
		_, err := archive.Write(content)
		return err
	})
	return errors.Join(err, archive.Close(), zipped.Close())
}

func packZip(w io.Writer, dir string, date time.Time) error {
	archive := zip.NewWriter(w)
	archive.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) {
		return flate.NewWriter(w, flate.BestCompression)
	})
	err := each(dir, func(name string, mode fs.FileMode, content []byte) error {
		header := &zip.FileHeader{Name: name, Method: zip.Deflate, Modified: date}
		header.SetMode(mode)
		file, err := archive.CreateHeader(header)
		if err != nil {
			return err
		}
		_, err = file.Write(content)
		return err
	})
	return errors.Join(err, archive.Close())
}
