// The terminal through ncurses, with nothing of ncurses in the interface: Swift 6 can import neither
// its globals nor its macros. One terminal per process, and one thread for every function but
// cn_wake, which any thread may call.
#pragma once

#include <stddef.h>
#include <stdint.h>

// What cn_open returns.
enum {
  CN_OK = 0,
  CN_OUTPUT_NOT_TERMINAL = 1,
  CN_NO_KEYBOARD = 2,
  CN_UNKNOWN_TYPE = 3,
  CN_NO_CURSOR_ADDRESSING = 4,
  CN_SYSTEM_ERROR = 5,
  CN_ALREADY_OPEN = 6,
};

typedef struct {
  const char *type;      // as TERM; NULL takes TERM
  const char *farewell;   // said when a signal ends the program; % stands for the signal's name
  const char *log_words;  // said before the log's path, when there is one
  const char *log_path;   // where standard error and the end by a signal are written; or NULL
  int keeps_log;          // 0 writes the log only when a signal ends the program
  int colours;           // 0, 8, 16 or 256 at most; -1 decides by NO_COLOR and the terminal
  int synchronized;      // 0 never, 1 when the terminal says it can, 2 always
  int mouse;             // whether to report the mouse
  int input, output;     // the terminal's files; -1 for standard input (or /dev/tty) and output
} cn_options;

// One cell of a row. `width` is 1 or 2; the cell after one of 2 has 0 and is not looked at.
typedef struct {
  uint32_t character;
  uint32_t combining;   // 0 when there is none
  uint8_t style;        // as given to cn_style
  uint8_t attributes;   // added to those of the style: bold 1, dim 2, underline 4, reverse 8
  uint8_t width;
  uint8_t unused;
} cn_cell;

enum {
  CN_NOTHING = 0,  // the time is over
  CN_CHARACTER,    // `value` is a Unicode scalar, or a control character
  CN_KEY,          // `value` is one of the keys below
  CN_MOUSE,        // `value` is the kind, and button, x, y, modifiers
  CN_PASTE,        // `text` and `text_length`, valid until the next call
  CN_RESIZED,      // cn_width and cn_height have changed
  CN_RESUMED,      // the program was stopped and goes on
  CN_INTERRUPTED,  // Ctrl-C, SIGINT, or the terminal is gone
  CN_WOKEN,        // cn_wake was called, or the watched file can be read
};

enum {
  CN_KEY_UP = 1,
  CN_KEY_DOWN,
  CN_KEY_LEFT,
  CN_KEY_RIGHT,
  CN_KEY_SHIFT_UP,
  CN_KEY_SHIFT_DOWN,
  CN_KEY_SHIFT_LEFT,
  CN_KEY_SHIFT_RIGHT,
  CN_KEY_HOME,
  CN_KEY_END,
  CN_KEY_PAGE_UP,
  CN_KEY_PAGE_DOWN,
  CN_KEY_DELETE,
  CN_KEY_BACK_TAB,
  CN_KEY_BACKSPACE,
  CN_KEY_ENTER,
};

enum { CN_PRESS = 0, CN_RELEASE, CN_DRAG, CN_WHEEL_UP, CN_WHEEL_DOWN };

typedef struct {
  int32_t kind;
  int32_t value;
  int32_t button;     // 1 left, 2 middle, 3 right
  int32_t x, y;       // zero-based
  int32_t modifiers;  // shift 1, alt 2, control 4
  const char *text;
  size_t text_length;
} cn_event;

int cn_open(const cn_options *options);
// Gives the terminal back; also done at exit. Does nothing the second time.
void cn_close(void);
// After cn_close: ends the process by the signal that made it leave, if one did: SIGINT, or SIGHUP when
// the terminal is gone. Whoever waits for the program then knows.
void cn_end_by_signal(void);

int cn_width(void);
int cn_height(void);
int cn_colours(void);
int cn_is_utf8(void);

// How `style` (0-31) looks; a colour of -1 is the terminal's own.
void cn_style(int style, int foreground, int background, int attributes);
// Puts cells from a column of a row on.
void cn_row(int row, int column, const cn_cell *cells, int count);

// Has the next frame draw a row whole, whatever the terminal is known to show there.
void cn_forget_row(int row);

// Brings what has changed to the terminal. The cursor is hidden when its place is negative.
// Where it is not wanted, it stands at its place unseen: screen readers follow it.
void cn_present(int cursor_x, int cursor_y, int is_cursor_wanted);
// Makes the next cn_present draw every cell.
void cn_redraw(void);

// Waits at most `milliseconds` (-1: as long as it takes) and returns the kind of event.
int cn_next(int milliseconds, cn_event *event);
// Makes cn_next return. For any thread.
void cn_wake(void);
// From now on cn_next also returns CN_WOKEN while there is something to read from `file`; -1 ends that.
void cn_watch(int file);
void cn_mouse(int on);
// Stops the program as Ctrl-Z does and returns when it goes on, with the screen to be drawn anew.
void cn_suspend(void);
// Sends bytes as they are.
void cn_send(const char *bytes, size_t count);
