/* Stands in for Avahi's client library before ippeveprinter, which else will not start without Avahi's and D-Bus's
   services: a printer of a test is found by its address on loopback, and announced to nobody. */

static int thing;

void *avahi_threaded_poll_new(void) { return &thing; }
void *avahi_threaded_poll_get(void *poll) { return poll; }
int avahi_threaded_poll_start(void *poll) { return poll != &thing; }
void avahi_threaded_poll_lock(void *poll) { (void)poll; }
void avahi_threaded_poll_unlock(void *poll) { (void)poll; }
void *avahi_client_new(void) { return &thing; }
int avahi_client_errno(void) { return 0; }
const char *avahi_client_get_host_name_fqdn(void) { return "localhost"; }
void *avahi_entry_group_new(void) { return &thing; }
int avahi_entry_group_add_service_strlst(void) { return 0; }
int avahi_entry_group_add_service_subtype(void) { return 0; }
int avahi_entry_group_commit(void) { return 0; }
int avahi_entry_group_free(void) { return 0; }
void *avahi_string_list_add_printf(void) { return &thing; }
void avahi_string_list_free(void *list) { (void)list; }
