#include "task_hook.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

// The hooks of libswift_Concurrency. Source: swift/include/swift/Runtime/Concurrency.h and ConcurrencyHooks.def.
#define SWIFT __attribute__((swiftcall))

typedef SWIFT void (*enqueue)(void *job);
typedef SWIFT void (*enqueue_after)(unsigned long long delay, void *job);
typedef SWIFT void (*enqueue_at)(
    long long seconds, long long nanoseconds, long long tolerance_seconds, long long tolerance_nanoseconds, int clock,
    void *job);

extern SWIFT void (*swift_task_enqueueGlobal_hook)(void *job, enqueue original);
extern SWIFT void (*swift_task_enqueueGlobalWithDelay_hook)(
    unsigned long long delay, void *job, enqueue_after original);
extern SWIFT void (*swift_task_enqueueGlobalWithDeadline_hook)(
    long long seconds, long long nanoseconds, long long tolerance_seconds, long long tolerance_nanoseconds, int clock,
    void *job, enqueue_at original);

static _Thread_local task_hook_take take;
static _Thread_local void *context;

static void refuse_real_time(void) {
    fputs("a task in a simulation sleeps on a clock of the machine; give it a clock\n", stderr);
    abort();
}

static SWIFT void on_enqueue(void *job, enqueue original) {
    if (take) take(context, job);
    else original(job);
}

static SWIFT void on_enqueue_after(unsigned long long delay, void *job, enqueue_after original) {
    if (take) refuse_real_time();
    original(delay, job);
}

static SWIFT void on_enqueue_at(
    long long seconds, long long nanoseconds, long long tolerance_seconds, long long tolerance_nanoseconds, int clock,
    void *job, enqueue_at original) {
    if (take) refuse_real_time();
    original(seconds, nanoseconds, tolerance_seconds, tolerance_nanoseconds, clock, job);
}

static void install(void) {
    swift_task_enqueueGlobal_hook = on_enqueue;
    swift_task_enqueueGlobalWithDelay_hook = on_enqueue_after;
    swift_task_enqueueGlobalWithDeadline_hook = on_enqueue_at;
}

void task_hook_enter(void *new_context, task_hook_take new_take) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, install);
    context = new_context;
    take = new_take;
}

void task_hook_leave(void) {
    take = NULL;
    context = NULL;
}
