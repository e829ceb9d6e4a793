// Giving the terminal back whatever happens. Internal to this target.
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "CNcurses.h"

// Events that signals leave for the loop. Each call takes the event away.
bool cn_guard_has_resize(void);  // but for this one
bool cn_guard_take_resize(void);
bool cn_guard_take_stop(void);
bool cn_guard_take_continue(void);
bool cn_guard_take_interrupt(void);
bool cn_guard_take_wake(void);

// Opens the pipe and installs the handlers; before newterm, so that ncurses installs none.
bool cn_guard_install(void);
// From now on a fatal signal gives the terminal on `output` back: `restore` is sent to it and the
// settings that `input` has now are set again.
void cn_guard_arm(int input, int output, const cn_options *options);
void cn_guard_set_restore(const char *restore);
// Standard error goes to the log while the screen is up.
void cn_guard_capture_errors(void);
// Back to before: handlers, standard error (what it got is shown), settings.
void cn_guard_remove(void);
// Ends the process as the signal would.
[[noreturn]] void cn_guard_end(int signal);
// Stops the process until it is continued.
void cn_guard_stop(void);

// Readable when there is news.
int cn_guard_pipe(void);
void cn_guard_drain(void);
// Writes all; safe in a signal handler.
void cn_guard_write(int file, const char *bytes, size_t count);
