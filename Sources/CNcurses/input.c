// Keys, mouse and news, one event at a time.
#include <curses.h>
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>

#include "CNcurses.h"
#include "guard.h"
#include "terminal.h"

enum { KEY_BASE = 3000, MOUSE_SGR = 3100, MOUSE_OLD, PASTE_BEGIN, PASTE_END, REPORT_BASE };
enum { PASTE_LIMIT = 1 << 16 };
// While a window's border is dragged there is a new size every few milliseconds: one frame for several.
enum { RESIZE_PAUSE = 16 };

// Reading from a pad never repaints the screen, as reading from a window does.
static WINDOW *pad;
static int escape_delay;
static long long report_deadline;  // milliseconds; 0 when no report is expected
static int pressed_button;
static int gone;  // 1 when the terminal has gone away, 2 when that was said
static int ending_signal;
static int watched = -1;
static long long last_resize;
static char *paste;

static long long now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * 1000LL + time.tv_nsec / 1000000;
}

static void define(const char *sequence, int key) { define_key(sequence, KEY_BASE + key); }

// Terminals and terminfo do not agree on which of the two forms of an arrow key is sent.
static void define_keys(void) {
  static const struct { char letter; int plain, modified; } letters[] = {
    {'A', CN_KEY_UP, CN_KEY_SHIFT_UP},      {'B', CN_KEY_DOWN, CN_KEY_SHIFT_DOWN},
    {'C', CN_KEY_RIGHT, CN_KEY_SHIFT_RIGHT}, {'D', CN_KEY_LEFT, CN_KEY_SHIFT_LEFT},
    {'H', CN_KEY_HOME, CN_KEY_HOME},         {'F', CN_KEY_END, CN_KEY_END},
  };
  static const struct { char digit; int key; } numbers[] = {
    {'1', CN_KEY_HOME}, {'3', CN_KEY_DELETE},  {'4', CN_KEY_END},  {'5', CN_KEY_PAGE_UP},
    {'6', CN_KEY_PAGE_DOWN}, {'7', CN_KEY_HOME}, {'8', CN_KEY_END},
  };
  char text[16];
  for (size_t i = 0; i < sizeof letters / sizeof *letters; i++) {
    snprintf(text, sizeof text, "\033[%c", letters[i].letter);
    define(text, letters[i].plain);
    snprintf(text, sizeof text, "\033O%c", letters[i].letter);
    define(text, letters[i].plain);
    for (int modifier = 2; modifier <= 8; modifier++) {
      snprintf(text, sizeof text, "\033[1;%d%c", modifier, letters[i].letter);
      define(text, letters[i].modified);
    }
    if (letters[i].letter <= 'D') {
      // rxvt
      snprintf(text, sizeof text, "\033[%c", letters[i].letter + ('a' - 'A'));
      define(text, letters[i].modified);
    }
  }
  for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
    snprintf(text, sizeof text, "\033[%c~", numbers[i].digit);
    define(text, numbers[i].key);
    for (int modifier = 2; modifier <= 8; modifier++) {
      snprintf(text, sizeof text, "\033[%c;%d~", numbers[i].digit, modifier);
      define(text, numbers[i].key);
    }
  }
  define("\033[Z", CN_KEY_BACK_TAB);
  define("\033OM", CN_KEY_ENTER);
  if (!cn_terminal.is_xterm_like) return;
  define_key("\033[<", MOUSE_SGR);
  define_key("\033[M", MOUSE_OLD);
  define_key("\033[200~", PASTE_BEGIN);
  define_key("\033[201~", PASTE_END);
  for (int state = 0; state <= 4; state++) {
    snprintf(text, sizeof text, "\033[?2026;%d$y", state);
    define_key(text, REPORT_BASE + state);
  }
}

void cn_input_open(void) {
  const char *delay = getenv("ESCDELAY");
  escape_delay = delay != nullptr && *delay != 0 ? atoi(delay) : 25;
  set_escdelay(escape_delay);
  pad = newpad(1, 1);
  keypad(pad, TRUE);
  nodelay(pad, TRUE);
  meta(pad, TRUE);
  define_keys();
  pressed_button = 0;
  report_deadline = 0;
  gone = 0;
  ending_signal = 0;
  last_resize = 0;
}

void cn_watch(int file) { watched = file; }

void cn_end_by_signal(void) {
  if (ending_signal != 0) cn_guard_end(ending_signal);
}

void cn_input_close(void) {
  if (pad != nullptr) delwin(pad);
  pad = nullptr;
  free(paste);
  paste = nullptr;
}

void cn_input_expect_report(void) {
  // Over a slow line the report may come in pieces. Until it is here, an escape waits longer for
  // what belongs to it.
  report_deadline = now() + 1000;
  set_escdelay(escape_delay > 200 ? escape_delay : 200);
}

static void end_expecting(void) {
  report_deadline = 0;
  set_escdelay(escape_delay);
}

// Reads one character that has to follow at once.
static int follow(wint_t *character) {
  int kind = wget_wch(pad, character);
  if (kind != ERR) return kind;
  struct pollfd ready = {.fd = cn_terminal.input, .events = POLLIN};
  if (poll(&ready, 1, 100) <= 0) return ERR;
  return wget_wch(pad, character);
}

static bool set_mouse(cn_event *event, int code, int x, int y, bool is_release) {
  event->kind = CN_MOUSE;
  event->x = x;
  event->y = y;
  event->modifiers = (code & 4 ? 1 : 0) | (code & 8 ? 2 : 0) | (code & 16 ? 4 : 0);
  event->button = 1;
  if (code & 64) {
    if ((code & 3) > 1) return false;  // a wheel that goes sideways
    event->value = code & 1 ? CN_WHEEL_DOWN : CN_WHEEL_UP;
    return !is_release;
  }
  if (code & 128) return false;
  int button = (code & 3) + 1;
  if (button == 4) {
    // The old form does not say which button was released.
    if (code & 32) return false;
    button = pressed_button > 0 ? pressed_button : 1;
    is_release = true;
  }
  event->button = button;
  event->value = is_release ? CN_RELEASE : code & 32 ? CN_DRAG : CN_PRESS;
  pressed_button = is_release ? 0 : button;
  return true;
}

static bool read_mouse(cn_event *event) {
  int numbers[3] = {0, 0, 0};
  int count = 0;
  for (int i = 0; i < 24; i++) {
    wint_t character;
    if (follow(&character) != OK) return false;
    if (character >= '0' && character <= '9') {
      if (numbers[count] < 100000) numbers[count] = numbers[count] * 10 + (int)(character - '0');
    } else if (character == ';') {
      if (++count > 2) return false;
    } else if (character == 'M' || character == 'm') {
      if (count != 2) return false;
      return set_mouse(event, numbers[0], numbers[1] - 1, numbers[2] - 1, character == 'm');
    } else {
      return false;
    }
  }
  return false;
}

static bool read_old_mouse(cn_event *event) {
  wint_t bytes[3];
  for (int i = 0; i < 3; i++) {
    if (follow(&bytes[i]) != OK) return false;
  }
  return set_mouse(event, (int)bytes[0] - 32, (int)bytes[1] - 33, (int)bytes[2] - 33, false);
}

static size_t encode(wint_t character, char *to) {
  unsigned int value = (unsigned int)character;
  if (value < 0x80) {
    to[0] = (char)value;
    return 1;
  }
  if (value < 0x800) {
    to[0] = (char)(0xC0 | value >> 6);
    to[1] = (char)(0x80 | (value & 63));
    return 2;
  }
  if (value < 0x10000) {
    to[0] = (char)(0xE0 | value >> 12);
    to[1] = (char)(0x80 | (value >> 6 & 63));
    to[2] = (char)(0x80 | (value & 63));
    return 3;
  }
  to[0] = (char)(0xF0 | value >> 18);
  to[1] = (char)(0x80 | (value >> 12 & 63));
  to[2] = (char)(0x80 | (value >> 6 & 63));
  to[3] = (char)(0x80 | (value & 63));
  return 4;
}

static bool read_paste(cn_event *event) {
  if (paste == nullptr) paste = malloc(PASTE_LIMIT);
  size_t length = 0;
  for (;;) {
    wint_t character;
    int kind = follow(&character);
    if (kind == ERR || (kind == KEY_CODE_YES && character == PASTE_END)) break;
    // What does not fit is read and forgotten.
    if (kind == OK && paste != nullptr && length + 4 <= PASTE_LIMIT) {
      length += encode(character, paste + length);
    }
  }
  if (length == 0) return false;
  event->kind = CN_PASTE;
  event->text = paste;
  event->text_length = length;
  return true;
}

// After an escape: swallows a control sequence that no key is known for. Typed keys do not come
// that fast one after the other.
static bool swallow_sequence(void) {
  wint_t character;
  int kind = wget_wch(pad, &character);
  if (kind == ERR) return false;
  if (kind == KEY_CODE_YES) {
    ungetch((int)character);
    return false;
  }
  if (character == 'O') {
    kind = wget_wch(pad, &character);
    if (kind == ERR) unget_wch(L'O');
    return kind != ERR;
  }
  if (character != '[') {
    unget_wch((wchar_t)character);
    return false;
  }
  bool is_first = true;
  while (follow(&character) == OK) {
    if (character >= 0x40 && character <= 0x7E && !(is_first && character == '[')) return true;
    is_first = false;
  }
  return true;
}

static bool set_key(cn_event *event, int key) {
  event->kind = CN_KEY;
  event->value = key;
  return true;
}

static bool translate(cn_event *event, wint_t code) {
  int value = (int)code;
  if (value > KEY_BASE && value <= KEY_BASE + CN_KEY_ENTER) return set_key(event, value - KEY_BASE);
  if (value >= REPORT_BASE && value <= REPORT_BASE + 4) {
    cn_terminal.is_synchronized = value == REPORT_BASE + 1 || value == REPORT_BASE + 2;
    end_expecting();
    return false;
  }
  switch (value) {
    case MOUSE_SGR: return read_mouse(event);
    case MOUSE_OLD: return read_old_mouse(event);
    case PASTE_BEGIN: return read_paste(event);
    case KEY_UP: return set_key(event, CN_KEY_UP);
    case KEY_DOWN: return set_key(event, CN_KEY_DOWN);
    case KEY_LEFT: return set_key(event, CN_KEY_LEFT);
    case KEY_RIGHT: return set_key(event, CN_KEY_RIGHT);
    case KEY_SR: return set_key(event, CN_KEY_SHIFT_UP);
    case KEY_SF: return set_key(event, CN_KEY_SHIFT_DOWN);
    case KEY_SLEFT: return set_key(event, CN_KEY_SHIFT_LEFT);
    case KEY_SRIGHT: return set_key(event, CN_KEY_SHIFT_RIGHT);
    case KEY_HOME: return set_key(event, CN_KEY_HOME);
    case KEY_END: return set_key(event, CN_KEY_END);
    case KEY_PPAGE: return set_key(event, CN_KEY_PAGE_UP);
    case KEY_NPAGE: return set_key(event, CN_KEY_PAGE_DOWN);
    case KEY_DC: return set_key(event, CN_KEY_DELETE);
    case KEY_BTAB: return set_key(event, CN_KEY_BACK_TAB);
    case KEY_BACKSPACE: return set_key(event, CN_KEY_BACKSPACE);
    case KEY_ENTER: return set_key(event, CN_KEY_ENTER);
    default: return false;
  }
}

// Takes typed input until there is an event or no input.
static bool read_input(cn_event *event) {
  if (report_deadline != 0 && now() > report_deadline) end_expecting();
  for (;;) {
    wint_t character;
    int kind = wget_wch(pad, &character);
    if (kind == ERR) return false;
    if (kind == KEY_CODE_YES) {
      if (translate(event, character)) return true;
      continue;
    }
    if (character == 27 && swallow_sequence()) continue;
    event->kind = CN_CHARACTER;
    event->value = (int32_t)character;
    return true;
  }
}

// The milliseconds until a new size may be taken over; 0 when it may be, or when there is none.
static int rest_of_resize_pause(void) {
  if (!cn_guard_has_resize()) return 0;
  long long rest = last_resize + RESIZE_PAUSE - now();
  return rest > 0 ? (int)rest : 0;
}

static bool read_news(cn_event *event) {
  // Who goes on without a terminal would wait for ever, or spin.
  if (gone == 2) cn_guard_end(SIGHUP);
  if (cn_guard_take_interrupt() || gone == 1) {
    ending_signal = gone == 1 ? SIGHUP : SIGINT;
    if (gone == 1) gone = 2;
    event->kind = CN_INTERRUPTED;
  } else if (cn_guard_take_stop()) {
    cn_suspend();
    event->kind = CN_RESUMED;
  } else if (cn_guard_take_continue()) {
    cn_reenter();
    event->kind = CN_RESUMED;
  } else if (rest_of_resize_pause() == 0 && cn_guard_take_resize() && cn_update_size()) {
    last_resize = now();
    event->kind = CN_RESIZED;
  } else {
    return false;
  }
  return true;
}

// The milliseconds to wait; -1 for as long as it takes.
static int wait_until(long long deadline) {
  int pause = rest_of_resize_pause();
  if (deadline < 0) return pause > 0 ? pause : -1;
  long long rest = deadline - now();
  if (rest <= 0) return 0;
  return pause > 0 && pause < rest ? pause : (int)rest;
}

int cn_next(int milliseconds, cn_event *event) {
  *event = (cn_event){.kind = CN_NOTHING};
  if (pad == nullptr) return CN_NOTHING;
  long long deadline = milliseconds > 0 ? now() + milliseconds : milliseconds;
  struct pollfd sources[3] = {
    {.fd = cn_terminal.input, .events = POLLIN},
    {.fd = cn_guard_pipe(), .events = POLLIN},
    {.fd = watched, .events = POLLIN},
  };
  for (;;) {
    if (read_news(event) || read_input(event)) return event->kind;
    if (cn_guard_take_wake()) return event->kind = CN_WOKEN;
    if (deadline == 0) return CN_NOTHING;
    int wait = wait_until(deadline);
    int ready = poll(sources, 3, wait);
    if (ready == 0 && deadline > 0 && now() >= deadline) return CN_NOTHING;
    if (ready < 0 && errno != EINTR && gone == 0) gone = 1;
    if (ready > 0) {
      if (sources[1].revents & POLLIN) cn_guard_drain();
      int available = 0;
      bool is_at_end = (sources[0].revents & POLLIN) &&
                       (ioctl(cn_terminal.input, FIONREAD, &available) != 0 || available == 0);
      bool is_closed = (sources[0].revents & (POLLHUP | POLLERR | POLLNVAL)) != 0;
      if ((is_at_end || is_closed) && gone == 0) gone = 1;
      if (sources[2].revents & POLLIN) return event->kind = CN_WOKEN;
    }
  }
}
