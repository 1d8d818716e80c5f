package main

import (
	"errors"
	"fmt"
	"io/fs"
	"syscall"

	"romukura/desk/continuity"
	"romukura/edge/device"
	"romukura/edge/output"
	"romukura/edge/sqlite"
	"romukura/ground/caldate"
	"romukura/law/dated"
	"romukura/record"
)

// reasonOf says an error in Japanese: those that any verb can meet are named, the rest say
// themselves.
func reasonOf(err error) string {
	var path *fs.PathError
	var unannounced *caldate.UnannouncedError
	var before *dated.BeforeFirstError
	var copied *continuity.DamagedError
	var merged *record.DamagedError
	var onDevice *device.WriteError
	var inBook *sqlite.WriteError
	var handed *output.WriteError
	if text := continuityReason(err); text != "" {
		return text
	}
	switch {
	case errors.As(err, &onDevice): // these say themselves what is safe
		return onDevice.Error()
	case errors.As(err, &inBook):
		return inBook.Error()
	case errors.As(err, &handed):
		return handed.Error()
	case errors.As(err, &copied):
		return fmt.Sprintf(textCopyDamaged, len(copied.Records)+len(copied.Logs))
	case errors.As(err, &merged):
		return fmt.Sprintf(textCopyDamaged, len(merged.Damage))
	case errors.As(err, &unannounced):
		return fmt.Sprintf(textUnannounced, unannounced.Year)
	case errors.As(err, &before):
		return fmt.Sprintf(textBeforeFirst, before.Day, before.Table, before.First)
	case errors.As(err, &path) && errors.Is(err, fs.ErrNotExist):
		return fmt.Sprintf(textNoFile, path.Path)
	case errors.As(err, &path) && errors.Is(err, fs.ErrPermission):
		return fmt.Sprintf(textNoRight, path.Path)
	case errors.As(err, &path) && errors.Is(err, syscall.ENOSPC):
		return fmt.Sprintf(textNoRoom, path.Path)
	case errors.As(err, &path):
		return fmt.Sprintf(textFileTrouble, path.Path, path.Err)
	}
	return err.Error()
}
