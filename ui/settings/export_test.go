package settings

import (
	"os"
	"time"
)

// SetWrite has a test decide how a file is written.
func SetWrite(s *Bookmarks, write func(*os.File, []byte) error) { s.write = write }

// SetPatience has a test decide how long the lock is waited for.
func SetPatience(s *Bookmarks, patience time.Duration) { s.patience = patience }

// SetWorkbookWrite has a test decide how the file of a workbook is written.
func SetWorkbookWrite(f *WorkbookFile, write func(*os.File, []byte) error) { f.write = write }
