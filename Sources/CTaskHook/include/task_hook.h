#ifndef TASK_HOOK_H
#define TASK_HOOK_H

/// Gets a job of the Swift runtime that is ready to run.
typedef void (*task_hook_take)(void *context, void *job);

/// From now on, whatever this thread makes ready on the runtime's global executor goes to `take` instead, and a job
/// that this thread puts to sleep on a clock of the machine ends the process. Other threads see no change.
void task_hook_enter(void *context, task_hook_take take);

/// Ends what task_hook_enter began on this thread.
void task_hook_leave(void);

#endif
