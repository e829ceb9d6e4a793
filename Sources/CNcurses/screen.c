// The screen: opening, painting, closing.
#include <curses.h>
#include <errno.h>
#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/ioctl.h>
#include <term.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

#include "CNcurses.h"
#include "guard.h"
#include "terminal.h"

struct terminal cn_terminal = {.input = -1, .output = -1};

enum { STYLES = 32, PLAIN = 1, LONGEST_GAP = 4 };

static SCREEN *screen;
static FILE *output_stream, *input_stream;
static int keyboard = -1;  // /dev/tty, when standard input is not the terminal
static int width, height, colours;
static bool is_utf8, has_own_colours, is_cursor_shown, is_queried;
// A blank `is_seen` where its style paints more than a character: a background, a bar, a line below it.
static struct { attr_t attributes; int pair; bool is_seen; } styles[STYLES];
static cchar_t *row_buffer;
static int row_room;

// A locale that is not installed, as one forwarded by SSH often is, still says that the terminal
// speaks UTF-8.
static bool set_locale(void) {
  if (setlocale(LC_CTYPE, "") == nullptr) {
    const char *wanted = getenv("LC_ALL");
    if (wanted == nullptr || *wanted == 0) wanted = getenv("LC_CTYPE");
    if (wanted == nullptr || *wanted == 0) wanted = getenv("LANG");
    if (wanted != nullptr && (strcasestr(wanted, "utf-8") || strcasestr(wanted, "utf8"))) {
      setlocale(LC_CTYPE, "C.UTF-8");
    }
  }
  return strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

static const char *capability(const char *name) {
  const char *value = tigetstr(name);
  return value == nullptr || value == (const char *)-1 ? "" : value;
}

// Appends a capability without its padding, which only real glass terminals needed.
static void append(char *text, size_t room, const char *more) {
  size_t length = strlen(text);
  while (*more != 0 && length + 1 < room) {
    if (more[0] == '$' && more[1] == '<') {
      const char *close = strchr(more, '>');
      if (close == nullptr) break;
      more = close + 1;
    } else {
      text[length++] = *more++;
    }
  }
  text[length] = 0;
}

static void prepare_restore(void) {
  char text[256] = "";
  if (cn_terminal.is_xterm_like) {
    append(text, sizeof text, "\033\\\033[?2026l\033[?1006l\033[?1002l\033[?1000l\033[?2004l");
  }
  append(text, sizeof text, capability("rmkx"));
  append(text, sizeof text, capability("cnorm"));
  append(text, sizeof text, capability("sgr0"));
  append(text, sizeof text, capability("op"));
  const char *leave = capability("rmcup");
  append(text, sizeof text, leave);
  append(text, sizeof text, *leave == 0 ? "\r\n" : "\r");
  cn_guard_set_restore(text);
}

static void send_text(const char *text) { cn_send(text, strlen(text)); }

void cn_send(const char *bytes, size_t count) {
  if (screen != nullptr) cn_guard_write(cn_terminal.output, bytes, count);
}

static void enter_modes(void) {
  if (!cn_terminal.is_xterm_like) return;
  send_text("\033[?2004h");
  if (cn_terminal.is_mouse_on) send_text("\033[?1000h\033[?1002h\033[?1006h");
}

static void leave_modes(void) {
  if (!cn_terminal.is_xterm_like) return;
  send_text("\033[?1006l\033[?1002l\033[?1000l\033[?2004l");
}

void cn_mouse(int on) {
  if (screen == nullptr || cn_terminal.is_mouse_on == (on != 0)) return;
  cn_terminal.is_mouse_on = on != 0;
  if (!cn_terminal.is_xterm_like) return;
  send_text(on ? "\033[?1000h\033[?1002h\033[?1006h" : "\033[?1006l\033[?1002l\033[?1000l");
}

// What is erased is erased in the pair of plain text, or its first frame would be drawn cell by cell.
static void erase_in_plain(void) {
  int pair = styles[0].pair;
  cchar_t blank;
  if (setcchar(&blank, L" ", 0, 0, &pair) != OK) return;
  wbkgrndset(stdscr, &blank);
  wbkgrndset(curscr, &blank);
  werase(stdscr);
}

static void choose_colours(int wanted) {
  const char *no_colour = getenv("NO_COLOR");
  colours = 0;
  has_own_colours = false;
  if (wanted == 0 || (wanted < 0 && no_colour != nullptr && *no_colour != 0)) return;
  if (!has_colors() || start_color() != OK) return;
  has_own_colours = use_default_colors() == OK;
  colours = COLORS;
  if (wanted > 0 && wanted < colours) colours = wanted;
}

static void close_files(void) {
  if (output_stream != nullptr) fclose(output_stream);
  if (input_stream != nullptr) fclose(input_stream);
  if (keyboard >= 0) close(keyboard);
  output_stream = input_stream = nullptr;
  keyboard = -1;
}

static int fail(int reason) {
  cn_guard_remove();
  close_files();
  return reason;
}

static FILE *duplicate(int file, const char *mode) {
  int copy = fcntl(file, F_DUPFD_CLOEXEC, 3);
  if (copy < 0) return nullptr;
  FILE *stream = fdopen(copy, mode);
  if (stream == nullptr) close(copy);
  return stream;
}

static void set_terminal_settings(void) {
  cbreak();
  noecho();
  nonl();
  intrflush(stdscr, FALSE);
  // Ctrl-S would freeze the screen, and Ctrl-V and Ctrl-O would not arrive.
  struct termios now;
  if (tcgetattr(cn_terminal.input, &now) == 0) {
    now.c_iflag &= ~(tcflag_t)IXON;
    now.c_lflag &= ~(tcflag_t)IEXTEN;
    tcsetattr(cn_terminal.input, TCSADRAIN, &now);
    def_prog_mode();
  }
}

// Until its first endwin, ncurses sends what it has at every move of the cursor: a frame in twenty pieces.
// So it is ended once at the start, where nobody sees it, and taken up again.
static void send_whole_frames(void) {
  int terminal = fcntl(cn_terminal.output, F_DUPFD_CLOEXEC, 3);
  int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
  if (terminal >= 0 && nowhere >= 0 && dup2(nowhere, cn_terminal.output) >= 0) {
    endwin();
    dup2(terminal, cn_terminal.output);
    // Before there are colours, or it would reset the terminal's own.
    doupdate();
  }
  if (terminal >= 0) close(terminal);
  if (nowhere >= 0) close(nowhere);
}

int cn_open(const cn_options *options) {
  static bool is_registered;
  if (screen != nullptr) return CN_ALREADY_OPEN;
  int output = options->output >= 0 ? options->output : STDOUT_FILENO;
  if (!isatty(output)) return CN_OUTPUT_NOT_TERMINAL;
  int input = options->input >= 0 ? options->input : STDIN_FILENO;
  if (!isatty(input)) {
    keyboard = open("/dev/tty", O_RDWR | O_CLOEXEC);
    if (keyboard < 0) return CN_NO_KEYBOARD;
    input = keyboard;
  }
  const char *type = options->type != nullptr ? options->type : getenv("TERM");
  if (type == nullptr || *type == 0) return fail(CN_UNKNOWN_TYPE);
  is_utf8 = set_locale();
  output_stream = duplicate(output, "w");
  input_stream = duplicate(input, "r");
  if (output_stream == nullptr || input_stream == nullptr || !cn_guard_install()) {
    return fail(CN_SYSTEM_ERROR);
  }
  cn_terminal.input = fileno(input_stream);
  cn_terminal.output = fileno(output_stream);
  cn_guard_arm(cn_terminal.input, cn_terminal.output, options);

  use_env(FALSE);
  use_tioctl(TRUE);
  int status;
  if (setupterm(type, cn_terminal.output, &status) != OK) return fail(CN_UNKNOWN_TYPE);
  bool is_addressable = *capability("cup") != 0;
  del_curterm(cur_term);
  if (!is_addressable) return fail(CN_NO_CURSOR_ADDRESSING);
  screen = newterm(type, output_stream, input_stream);
  if (screen == nullptr) return fail(CN_SYSTEM_ERROR);
  set_term(screen);
  // The console of Linux has a mouse in its description, but only another program could serve it.
  cn_terminal.is_xterm_like = *capability("kmous") != 0 && strncmp(type, "linux", 5) != 0;
  cn_terminal.is_mouse_on = options->mouse != 0;
  cn_terminal.is_synchronized = options->synchronized == 2;
  is_queried = options->synchronized != 1 || !cn_terminal.is_xterm_like;
  prepare_restore();
  if (!is_registered) is_registered = atexit(cn_close) == 0;
  cn_guard_capture_errors();
  set_terminal_settings();
  send_whole_frames();
  // All input is taken before a frame is drawn, so there is none to look for in between.
  typeahead(-1);
  curs_set(0);
  is_cursor_shown = false;
  leaveok(stdscr, TRUE);
  choose_colours(options->colours);
  for (int i = 0; i < STYLES; i++) cn_style(i, -1, -1, 0);
  erase_in_plain();
  getmaxyx(stdscr, height, width);
  cn_input_open();
  enter_modes();
  return CN_OK;
}

void cn_close(void) {
  if (screen == nullptr) return;
  leave_modes();
  endwin();
  cn_guard_remove();
  cn_input_close();
  delscreen(screen);
  screen = nullptr;
  close_files();
  free(row_buffer);
  row_buffer = nullptr;
  row_room = 0;
}

int cn_width(void) { return width; }
int cn_height(void) { return height; }
int cn_colours(void) { return colours; }
int cn_is_utf8(void) { return is_utf8; }

static attr_t curses_attributes(int attributes) {
  return (attributes & 1 ? WA_BOLD : 0) | (attributes & 2 ? WA_DIM : 0) |
         (attributes & 4 ? WA_UNDERLINE : 0) | (attributes & 8 ? WA_REVERSE : 0);
}

static bool is_seen(attr_t attributes) {
  return (attributes & (WA_UNDERLINE | WA_REVERSE)) != 0;
}

// Colours that are the same are one pair, so that ncurses does not send them again. The terminal's own are a
// pair, too, and not the pair 0: to that ncurses goes back by way of a reset of all attributes.
static int pair_of(int foreground, int background) {
  if (foreground < 0 && background < 0) {
    return has_own_colours && init_extended_pair(PLAIN, -1, -1) == OK ? PLAIN : 0;
  }
  if (!has_own_colours) {
    if (foreground < 0) foreground = COLOR_WHITE;
    if (background < 0) background = COLOR_BLACK;
  }
  int pair = alloc_pair(foreground, background);
  return pair > 0 ? pair : 0;
}

void cn_style(int style, int foreground, int background, int attributes) {
  if (screen == nullptr || style < 0 || style >= STYLES) return;
  styles[style].attributes = curses_attributes(attributes);
  styles[style].pair = colours == 0 ? 0 : pair_of(foreground, background);
  styles[style].is_seen = is_seen(styles[style].attributes) || background >= 0;
}

// The rest of a run of blanks.
static int blanks(const cn_cell *cells, int count) {
  int length = 0;
  while (length < count && cells[length].character == ' ' && cells[length].combining == 0) length++;
  return length;
}

void cn_row(int row, int column, const cn_cell *cells, int count) {
  if (screen == nullptr || row < 0 || row >= height || column < 0) return;
  if (count > width - column) count = width - column;
  if (count > row_room) {
    cchar_t *more = realloc(row_buffer, sizeof *more * (size_t)count);
    if (more == nullptr) return;
    row_buffer = more;
    row_room = count;
  }
  int used = 0, pair = 0;
  attr_t attributes = 0;
  bool is_last_seen = true;
  for (int x = 0; x < count; x++) {
    const cn_cell *cell = &cells[x];
    if (cell->width == 0) continue;
    wchar_t text[3] = {(wchar_t)cell->character, (wchar_t)cell->combining, 0};
    int cell_width = cell->width;
    int spaces = 0;
    // ncurses places characters by the C library's width. Where that knows less than our table, a
    // question mark keeps the row straight.
    if (cell->character >= 0x80 && wcwidth(text[0]) != cell_width) {
      text[0] = L'?';
      text[1] = 0;
      spaces = cell_width - 1;
    }
    int style = cell->style % STYLES;
    bool is_blank = cell->character == ' ' && cell->combining == 0;
    bool is_now_seen = styles[style].is_seen || is_seen(curses_attributes(cell->attributes));
    // A gap between two words takes the style before it, which saves the change to its own and back. Longer
    // runs keep theirs: ncurses erases them.
    int gap = is_blank && !is_now_seen && !is_last_seen ? blanks(cell, count - x) : 0;
    if (gap == 0 || gap > LONGEST_GAP || gap == count - x) {
      gap = 1;
      attributes = styles[style].attributes | curses_attributes(cell->attributes);
      pair = styles[style].pair;
      is_last_seen = is_now_seen;
    }
    while (gap-- > 0) {
      if (setcchar(&row_buffer[used], text, attributes, 0, &pair) != OK) {
        setcchar(&row_buffer[used], L"?", attributes, 0, &pair);
      }
      used++;
      if (gap > 0) x++;
    }
    while (spaces-- > 0) setcchar(&row_buffer[used++], L" ", attributes, 0, &pair);
  }
  if (used > 0) mvwadd_wchnstr(stdscr, row, column, row_buffer, used);
}

void cn_forget_row(int row) {
  if (screen != nullptr && row >= 0 && row < height) wredrawln(stdscr, row, 1);
}

void cn_present(int cursor_x, int cursor_y, int is_cursor_wanted) {
  if (screen == nullptr) return;
  bool is_placed = cursor_x >= 0 && cursor_y >= 0 && cursor_x < width && cursor_y < height;
  bool shows = is_placed && is_cursor_wanted;
  if (is_placed) wmove(stdscr, cursor_y, cursor_x);
  leaveok(stdscr, !is_placed);
  if (shows != is_cursor_shown) {
    curs_set(shows ? 1 : 0);
    is_cursor_shown = shows;
  }
  wnoutrefresh(stdscr);
  if (cn_terminal.is_synchronized) send_text("\033[?2026h");
  doupdate();
  if (cn_terminal.is_synchronized) send_text("\033[?2026l");
  if (!is_queried) {
    // Asked only now, so that the first frame does not wait for it.
    is_queried = true;
    cn_input_expect_report();
    send_text("\033[?2026$p");
  }
}

void cn_redraw(void) {
  if (screen != nullptr) clearok(curscr, TRUE);
}

bool cn_update_size(void) {
  struct winsize size;
  if (ioctl(cn_terminal.output, TIOCGWINSZ, &size) != 0) return false;
  if (size.ws_row == 0 || size.ws_col == 0) return false;
  if (size.ws_row == height && size.ws_col == width) return false;
  resizeterm(size.ws_row, size.ws_col);
  getmaxyx(stdscr, height, width);
  return true;
}

// The other program has left the terminal to us in an unknown state.
void cn_reenter(void) {
  if (!isendwin()) {
    leave_modes();
    endwin();
  }
  reset_prog_mode();
  cn_update_size();
  enter_modes();
  if (!is_cursor_shown) curs_set(0);
  clearok(curscr, TRUE);
}

void cn_suspend(void) {
  if (screen == nullptr) return;
  leave_modes();
  endwin();
  cn_guard_stop();
  cn_reenter();
}
