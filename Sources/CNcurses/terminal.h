// What the screen and the input share. Internal to this target.
#pragma once

#include <stdbool.h>

struct terminal {
  int input, output;
  // Has a mouse by its description: then it understands xterm's private modes or ignores them.
  bool is_xterm_like;
  bool is_mouse_on;
  bool is_synchronized;
};

extern struct terminal cn_terminal;

void cn_input_open(void);
void cn_input_close(void);
// The terminal was asked whether it can synchronize output.
void cn_input_expect_report(void);
// Whether the size has changed; takes it over.
bool cn_update_size(void);
void cn_reenter(void);
