#include "CBundledFiles.h"

/* #embed reads a file when this one is compiled; editing the file compiles this one again. */

/* The reader loads whole words from this file, which is laid out in multiples of eight. */
static _Alignas(8) const unsigned char public_ranges[] = {
#embed "data/public-ranges.bin"
};

static const unsigned char services[] = {
#embed "data/services.tsv"
};

static const unsigned char prices[] = {
#embed "data/prices.tsv"
};

static const unsigned char default_theme[] = {
#embed "../../themes/terminal.yaml"
};

static const unsigned char light_theme[] = {
#embed "../../themes/light.yaml"
};

static const unsigned char dark_theme[] = {
#embed "../../themes/dark.yaml"
};

static const unsigned char welcome_topology[] = {
#embed "../../sample-topologies/gateway-endpoint-beside-nat/topology.yaml"
};

struct waylight_bundled_file waylight_bundled_services(void) {
  return (struct waylight_bundled_file){services, sizeof services};
}

struct waylight_bundled_file waylight_bundled_public_ranges(void) {
  return (struct waylight_bundled_file){public_ranges, sizeof public_ranges};
}

struct waylight_bundled_file waylight_bundled_prices(void) {
  return (struct waylight_bundled_file){prices, sizeof prices};
}

struct waylight_bundled_file waylight_bundled_default_theme(void) {
  return (struct waylight_bundled_file){default_theme, sizeof default_theme};
}

struct waylight_bundled_file waylight_bundled_light_theme(void) {
  return (struct waylight_bundled_file){light_theme, sizeof light_theme};
}

struct waylight_bundled_file waylight_bundled_dark_theme(void) {
  return (struct waylight_bundled_file){dark_theme, sizeof dark_theme};
}

struct waylight_bundled_file waylight_bundled_welcome_topology(void) {
  return (struct waylight_bundled_file){welcome_topology, sizeof welcome_topology};
}
