package settings

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"github.com/gofrs/flock"
)

// Session is a session with a file, which is noted in a folder until it is closed: a
// locked file, so that a session that was killed is told from one that is open.
type Session struct {
	file *flock.Flock
	// Open tells that another session has the file open.
	Open bool
	// Left is when a session began that ended without being closed; zero for none.
	Left time.Time
}

// Begin notes a session with the workbook in a folder. On an error the session is not
// noted, and can be used all the same.
func (f *WorkbookFile) Begin(folder string, now time.Time) (*Session, error) {
	whole, err := filepath.Abs(f.path)
	if folder == "" || err != nil {
		return &Session{}, err
	}
	if real, err := filepath.EvalSymlinks(whole); err == nil {
		whole = real
	}
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return &Session{}, err
	}
	name := sha256.Sum256([]byte(whole))
	note := filepath.Join(folder, "session-"+hex.EncodeToString(name[:8]))
	for {
		before, _ := os.Stat(note) // nil where there is none
		s := &Session{file: flock.New(note, flock.SetFlag(os.O_CREATE|os.O_RDWR), flock.SetPermissions(0o600))}
		if locked, err := s.file.TryLock(); err != nil || !locked {
			s.file, s.Open = nil, err == nil
			return s, err
		}
		if !there(s.file, note) { // the other session was just closed
			if err := s.file.Close(); err != nil {
				return &Session{}, err
			}
			continue
		}
		if held, err := s.file.Stat(); err == nil && before != nil && os.SameFile(before, held) {
			s.Left = before.ModTime()
		}
		return s, os.Chtimes(note, now, now)
	}
}

// Close ends the session.
func (s *Session) Close() error {
	if s.file == nil {
		return nil
	}
	err := unlock(s.file)
	if runtime.GOOS == "windows" { // where it is removed only now, unless another comity has opened it
		_ = os.Remove(s.file.Path()) // that one tells that it is open
	}
	return err
}
