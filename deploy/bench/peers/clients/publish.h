// What all producers share (publish.c), and what a server's driver has to bring.
#ifndef PUBLISH_H
#define PUBLISH_H

#include <stdbool.h>
#include <stddef.h>

struct event {
    char *bytes;
    size_t length;
};

// How one server is spoken to. A driver says once of each event that it was confirmed; on any failure it ends the
// program.
struct driver {
    // How the arguments after the window are called.
    const char *usage;
    int arguments;
    void (*open)(char **arguments);
    // May keep the event in a buffer until the next `collect`.
    void (*send)(const struct event *event);
    // Waits for a confirmation, and takes all that are there.
    void (*collect)(void);
    void (*close)(void);
};

// Each program has one.
extern const struct driver driver;

// Called by a driver: the server has confirmed this event.
void confirm(size_t number);

// Called by a driver: the server has confirmed this event, and all before it.
void confirm_up_to(size_t number);

// Ends the program with one line.
_Noreturn void fail(const char *what, const char *why);

#endif
