// Signals, crashes and standard error while the screen is up. Everything that a handler does here is
// async-signal-safe: no allocation, no stdio, no locks, no ncurses.
#include "guard.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

#include "CNcurses.h"

enum { TAIL = 4096 };

// The signals that end the program, and those that only bring news.
static const int fatal_signals[] = {SIGHUP,  SIGQUIT, SIGTERM, SIGABRT, SIGSEGV,
                                    SIGILL,  SIGTRAP, SIGBUS,  SIGFPE};
static const int news_signals[] = {SIGINT, SIGTSTP, SIGCONT, SIGWINCH};
enum {
  FATALS = sizeof fatal_signals / sizeof *fatal_signals,
  NEWS = sizeof news_signals / sizeof *news_signals
};

static struct sigaction old_fatal[FATALS], old_news[NEWS];
static bool installed;

static atomic_bool resized, stopped, continued, interrupted, woken;
// Set while a fatal signal has a terminal to give back; taken by the first that comes.
static atomic_bool armed;
static int news_pipe[2] = {-1, -1};

static pid_t owner;
static int terminal_input = -1, terminal_output = -1;
static struct termios settings;
static bool has_settings;
static char restore[256];
static size_t restore_length;
// What is said when a signal ends the program: `%` stands for its name.
static char farewell[128];
// Where that is written down, and the words before it; empty for nowhere.
static char log_words[32];
static char log_name[512];

// What went to standard error meanwhile: in the log itself, or in memory until a fault.
static int log_file = -1, real_errors = -1;
static off_t log_start;
static bool is_log_kept;

static char alternate_stack[64 * 1024];

void cn_guard_write(int file, const char *bytes, size_t count) {
  while (count > 0) {
    ssize_t written = write(file, bytes, count);
    if (written > 0) {
      bytes += written;
      count -= (size_t)written;
    } else if (written < 0 && errno == EAGAIN) {
      struct pollfd ready = {.fd = file, .events = POLLOUT};
      if (poll(&ready, 1, 1000) <= 0) return;
    } else if (written < 0 && errno != EINTR) {
      return;
    }
  }
}

static void write_text(int file, const char *text) { cn_guard_write(file, text, strlen(text)); }

static void tell(atomic_bool *news) {
  int saved = errno;
  atomic_store(news, true);
  if (news_pipe[1] >= 0) {
    // A full pipe is as good: the loop will wake up anyway.
    [[maybe_unused]] ssize_t ignored = write(news_pipe[1], "", 1);
  }
  errno = saved;
}

void cn_wake(void) { tell(&woken); }

static bool take(atomic_bool *news) {
  return atomic_load_explicit(news, memory_order_relaxed) && atomic_exchange(news, false);
}

bool cn_guard_has_resize(void) { return atomic_load_explicit(&resized, memory_order_relaxed); }
bool cn_guard_take_resize(void) { return take(&resized); }
bool cn_guard_take_stop(void) { return take(&stopped); }
bool cn_guard_take_continue(void) { return take(&continued); }
bool cn_guard_take_interrupt(void) { return take(&interrupted); }
bool cn_guard_take_wake(void) { return take(&woken); }

int cn_guard_pipe(void) { return news_pipe[0]; }

void cn_guard_drain(void) {
  char bytes[64];
  while (read(news_pipe[0], bytes, sizeof bytes) > 0) {
  }
}

static const char *name_of(int signal) {
  switch (signal) {
    case SIGHUP: return "SIGHUP";
    case SIGINT: return "SIGINT";
    case SIGQUIT: return "SIGQUIT";
    case SIGTERM: return "SIGTERM";
    case SIGABRT: return "SIGABRT";
    case SIGSEGV: return "SIGSEGV";
    case SIGILL: return "SIGILL";
    case SIGTRAP: return "SIGTRAP";
    case SIGBUS: return "SIGBUS";
    case SIGFPE: return "SIGFPE";
    default: return "?";
  }
}

// Copies what went to standard error since the screen is up, at most its last `most` bytes.
static void copy_errors(int to, off_t most) {
  struct stat status;
  if (log_file < 0 || fstat(log_file, &status) != 0) return;
  off_t from = log_start;
  bool skipping = status.st_size - from > most;
  if (skipping) from = status.st_size - most;
  char bytes[512];
  while (from < status.st_size) {
    ssize_t count = pread(log_file, bytes, sizeof bytes, from);
    if (count <= 0) break;
    from += count;
    const char *start = bytes;
    if (skipping) {
      // The first line is not whole.
      const char *feed = memchr(bytes, '\n', (size_t)count);
      if (feed == nullptr) continue;
      start = feed + 1;
      skipping = false;
    }
    cn_guard_write(to, start, (size_t)(bytes + count - start));
  }
}

// Shows the end of what went to standard error meanwhile.
static void replay_errors(void) {
  if (real_errors < 0) return;
  dup2(real_errors, STDERR_FILENO);
  copy_errors(STDERR_FILENO, TAIL);
}

static void write_farewell(int file, const char *name) {
  const char *place = strchr(farewell, '%');
  if (place == nullptr) return;
  cn_guard_write(file, farewell, (size_t)(place - farewell));
  write_text(file, name);
  write_text(file, place + 1);
}

// Makes the folders of the log, where they are missing.
static void make_folders(void) {
  for (char *slash = strchr(log_name + 1, '/'); slash != nullptr; slash = strchr(slash + 1, '/')) {
    *slash = 0;
    mkdir(log_name, 0700);
    *slash = '/';
  }
}

static bool is_fault(int signal) {
  return signal != SIGHUP && signal != SIGINT && signal != SIGQUIT && signal != SIGTERM;
}

// Writes down how the program ended: always in a log that is kept, else after a fault. Returns whether
// there is a log that tells.
static bool write_log(int signal) {
  if (log_name[0] == 0 || !(is_log_kept || is_fault(signal))) return false;
  int file = is_log_kept ? log_file : -1;
  if (file < 0) {
    make_folders();
    file = open(log_name, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (file < 0) return false;
    copy_errors(file, 1 << 20);
  }
  write_farewell(file, name_of(signal));
  write_text(file, "\n");
  if (file != log_file) close(file);
  return true;
}

static void give_back(int signal) {
  cn_guard_write(terminal_output, restore, restore_length);
  if (has_settings) tcsetattr(terminal_input, TCSANOW, &settings);
  bool has_log = write_log(signal);
  replay_errors();
  write_farewell(terminal_output, name_of(signal));
  if (has_log) {
    write_text(terminal_output, log_words);
    write_text(terminal_output, log_name);
  }
  write_text(terminal_output, "\n");
}

// Ends the process by the signal itself, so that its exit status tells.
static void die(int signal) {
  struct sigaction standard = {.sa_handler = SIG_DFL};
  sigaction(signal, &standard, nullptr);
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, signal);
  raise(signal);
  pthread_sigmask(SIG_UNBLOCK, &set, nullptr);
}

static void on_fatal(int signal) {
  int saved = errno;
  if (atomic_exchange(&armed, false) && getpid() == owner) give_back(signal);
  die(signal);
  errno = saved;
}

void cn_guard_end(int signal) {
  on_fatal(signal);
  // Not reached, unless the signal does not end a process.
  _exit(128 + signal);
}

static void on_news(int signal) {
  switch (signal) {
    case SIGWINCH: tell(&resized); break;
    case SIGTSTP: tell(&stopped); break;
    case SIGCONT: tell(&continued); break;
    case SIGINT:
      // Nobody took the first one: the program hangs, and the person wants out.
      if (atomic_load(&interrupted)) on_fatal(signal);
      tell(&interrupted);
      break;
    default: break;
  }
}

static void install(int signal, void (*handler)(int), struct sigaction *old, bool all_blocked) {
  sigaction(signal, nullptr, old);
  // Whoever started us may want some ignored, as nohup does.
  bool is_polite = signal == SIGHUP || signal == SIGQUIT || signal == SIGTERM || signal == SIGINT ||
                   signal == SIGTSTP;
  if (is_polite && !(old->sa_flags & SA_SIGINFO) && old->sa_handler == SIG_IGN) return;
  struct sigaction action = {.sa_handler = handler, .sa_flags = SA_ONSTACK | SA_RESTART};
  if (all_blocked) sigfillset(&action.sa_mask);
  sigaction(signal, &action, nullptr);
}

bool cn_guard_install(void) {
  if (installed) return true;
  if (news_pipe[0] < 0 && pipe2(news_pipe, O_CLOEXEC | O_NONBLOCK) != 0) return false;
  atomic_store(&resized, false);
  atomic_store(&stopped, false);
  atomic_store(&continued, false);
  atomic_store(&interrupted, false);
  owner = getpid();
  // A stack overflow leaves no room for a handler on the stack itself.
  stack_t stack = {.ss_sp = alternate_stack, .ss_size = sizeof alternate_stack};
  sigaltstack(&stack, nullptr);
  for (int i = 0; i < FATALS; i++) install(fatal_signals[i], on_fatal, &old_fatal[i], true);
  for (int i = 0; i < NEWS; i++) install(news_signals[i], on_news, &old_news[i], false);
  installed = true;
  return true;
}

static void copy(char *to, size_t room, const char *from) {
  size_t length = from == nullptr ? 0 : strnlen(from, room - 1);
  if (length > 0) memcpy(to, from, length);
  to[length] = 0;
}

void cn_guard_arm(int input, int output, const cn_options *options) {
  terminal_input = input;
  terminal_output = output;
  has_settings = tcgetattr(input, &settings) == 0;
  copy(farewell, sizeof farewell, options->farewell);
  copy(log_words, sizeof log_words, options->log_words);
  copy(log_name, sizeof log_name, options->log_path);
  is_log_kept = options->keeps_log != 0 && log_name[0] != 0;
  restore_length = 0;
}

void cn_guard_set_restore(const char *bytes) {
  atomic_store(&armed, false);
  copy(restore, sizeof restore, bytes);
  restore_length = strlen(restore);
  atomic_store(&armed, true);
}

void cn_guard_capture_errors(void) {
  // When it goes to a file already, it cannot disturb the screen.
  if (!isatty(STDERR_FILENO) && !is_log_kept) return;
  if (is_log_kept) {
    log_file = open(log_name, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (log_file < 0) is_log_kept = false;
  }
  if (log_file < 0) log_file = memfd_create("errors", MFD_CLOEXEC);
  if (log_file < 0) return;
  log_start = lseek(log_file, 0, SEEK_END);
  real_errors = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
  if (real_errors >= 0) dup2(log_file, STDERR_FILENO);
}

void cn_guard_remove(void) {
  atomic_store(&armed, false);
  if (has_settings) tcsetattr(terminal_input, TCSADRAIN, &settings);
  has_settings = false;
  replay_errors();
  if (real_errors >= 0) close(real_errors);
  if (log_file >= 0) close(log_file);
  real_errors = log_file = -1;
  if (!installed) return;
  for (int i = 0; i < FATALS; i++) sigaction(fatal_signals[i], &old_fatal[i], nullptr);
  for (int i = 0; i < NEWS; i++) sigaction(news_signals[i], &old_news[i], nullptr);
  installed = false;
}

void cn_guard_stop(void) {
  struct sigaction standard = {.sa_handler = SIG_DFL}, ours;
  // On a thread that blocks the signal it would wait, and the screen come back without a stop.
  sigset_t stop, before;
  sigemptyset(&stop);
  sigaddset(&stop, SIGTSTP);
  sigaction(SIGTSTP, &standard, &ours);
  pthread_sigmask(SIG_UNBLOCK, &stop, &before);
  raise(SIGTSTP);
  pthread_sigmask(SIG_SETMASK, &before, nullptr);
  sigaction(SIGTSTP, &ours, nullptr);
  // That we go on is what the caller knows already.
  atomic_store(&continued, false);
  atomic_store(&stopped, false);
}
