#ifndef DUBAN_CCURL_H
#define DUBAN_CCURL_H

#include <curl/curl.h>
#include <stddef.h>

// Swift does not import variadic functions. A handle is opaque to it.

static inline CURL *duban_curl_open(void) { return curl_easy_init(); }

static inline CURLcode duban_curl_set_long(CURL *handle, CURLoption option, long value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode duban_curl_set_pointer(CURL *handle, CURLoption option, const void *value) {
    return curl_easy_setopt(handle, option, value);
}

// libcurl copies the text.
static inline CURLcode duban_curl_set_text(CURL *handle, CURLoption option, const char *value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode duban_curl_get_long(CURL *handle, CURLINFO info, long *value) {
    return curl_easy_getinfo(handle, info, value);
}

/// The text of a mail while it is sent.
typedef struct duban_mail duban_mail;

/// A copy of these bytes; NULL where there is no memory.
duban_mail *duban_mail_open(const unsigned char *bytes, size_t count);

/// Lets a handle read the mail from its beginning. The mail has to outlive the transfer.
void duban_mail_attach(duban_mail *mail, CURL *handle);

void duban_mail_close(duban_mail *mail);

#endif
