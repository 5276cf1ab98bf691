#include "CCurl.h"

#include <stdlib.h>
#include <string.h>

struct duban_mail {
    size_t count, read;
    unsigned char bytes[];
};

duban_mail *duban_mail_open(const unsigned char *bytes, size_t count) {
    duban_mail *mail = malloc(sizeof(duban_mail) + count);
    if (!mail) return NULL;
    mail->count = count;
    mail->read = 0;
    memcpy(mail->bytes, bytes, count);
    return mail;
}

static size_t give(char *buffer, size_t size, size_t items, void *context) {
    duban_mail *mail = context;
    size_t left = mail->count - mail->read, room = size * items;
    size_t count = left < room ? left : room;
    memcpy(buffer, mail->bytes + mail->read, count);
    mail->read += count;
    return count;
}

void duban_mail_attach(duban_mail *mail, CURL *handle) {
    mail->read = 0;
    curl_easy_setopt(handle, CURLOPT_READFUNCTION, give);
    curl_easy_setopt(handle, CURLOPT_READDATA, mail);
}

void duban_mail_close(duban_mail *mail) { free(mail); }
