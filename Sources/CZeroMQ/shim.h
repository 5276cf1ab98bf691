#ifndef CZEROMQ_SHIM_H
#define CZEROMQ_SHIM_H

#include <sys/eventfd.h>
#include <sys/prctl.h>
#include <zmq.h>

// Names that zmq.h keeps behind ZMQ_BUILD_DRAFT_API although every release since 4.3.0 has them
// compiled in. ZMQ_ZAP_ENFORCE_DOMAIN: src/options.cpp of libzmq; User-Id and Peer-Address: zmq_msg_gets(3).
static const int czmq_zap_enforce_domain = 93;
static const char *const czmq_property_user_id = "User-Id";
static const char *const czmq_property_peer_address = "Peer-Address";

// An event counter that never blocks and is not inherited across exec; -1 and errno on failure.
static inline int czmq_eventfd(void) { return eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC); }

// Names the calling thread; cut to 15 bytes. Variadic in C, so out of Swift's sight.
static inline void czmq_name_thread(const char *name) { prctl(PR_SET_NAME, name, 0, 0, 0); }

#endif
