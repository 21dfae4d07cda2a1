package webkit

import (
	"fmt"
	"runtime"
	"syscall"
	"unsafe"

	"github.com/ebitengine/purego"
)

// Signatures are those of GTK 3 and WebKitGTK 2.42 or newer, with gpointer as
// uintptr and gboolean as int32. Nothing here needs a C compiler.
type library struct {
	gtkInit          func(argc, argv uintptr)
	gtkMain          func()
	gtkMainQuit      func()
	windowNew        func(kind int32) uintptr
	windowDecorated  func(window uintptr, yes int32)
	windowSize       func(window uintptr, width, height int32)
	containerAdd     func(container, child uintptr)
	showAll          func(widget uintptr)
	destroy          func(widget uintptr)
	surface          func(widget uintptr) uintptr
	focus            func(surface uintptr, time uint32)
	connect          func(object uintptr, signal string, handler, data, destroy uintptr, flags int32) uint64
	objectNew        func(kind uintptr, name1 string, value1 uintptr, name2 string, value2 uintptr, end uintptr) uintptr
	defaultContext   func() uintptr
	privateContext   func() uintptr
	allowAutomation  func(context uintptr, yes int32)
	setLanguages     func(context uintptr, list unsafe.Pointer)
	viewType         func() uintptr
	viewSettings     func(view uintptr) uintptr
	enableJavaScript func(settings uintptr, yes int32)
	printConsole     func(settings uintptr, yes int32)
	features         func() uintptr
	featureCount     func(list uintptr) uintptr
	feature          func(list, index uintptr) uintptr
	featureName      func(feature uintptr) string
	enableFeature    func(settings, feature uintptr, yes int32)
	reloadAnew       func(view uintptr)
	contentManager   func(view uintptr) uintptr
	takeMessages     func(manager uintptr, name string) int32
}

func load() (*library, error) {
	open := func(name string) (uintptr, error) {
		handle, err := purego.Dlopen(name, purego.RTLD_NOW|purego.RTLD_GLOBAL)
		if err != nil {
			return 0, fmt.Errorf("%w (Debian package webkit2gtk-driver has it)", err)
		}
		return handle, nil
	}
	gtk, err := open("libgtk-3.so.0")
	if err != nil {
		return nil, err
	}
	webkit, err := open("libwebkit2gtk-4.1.so.0")
	if err != nil {
		return nil, err
	}
	l := &library{}
	for _, f := range []struct {
		function any
		from     uintptr
		name     string
	}{
		{&l.gtkInit, gtk, "gtk_init"},
		{&l.gtkMain, gtk, "gtk_main"},
		{&l.gtkMainQuit, gtk, "gtk_main_quit"},
		{&l.windowNew, gtk, "gtk_window_new"},
		{&l.windowDecorated, gtk, "gtk_window_set_decorated"},
		{&l.windowSize, gtk, "gtk_window_set_default_size"},
		{&l.containerAdd, gtk, "gtk_container_add"},
		{&l.showAll, gtk, "gtk_widget_show_all"},
		{&l.destroy, gtk, "gtk_widget_destroy"},
		{&l.surface, gtk, "gtk_widget_get_window"},
		{&l.focus, gtk, "gdk_window_focus"},
		{&l.connect, gtk, "g_signal_connect_data"},
		{&l.objectNew, gtk, "g_object_new"},
		{&l.defaultContext, webkit, "webkit_web_context_get_default"},
		{&l.privateContext, webkit, "webkit_web_context_new_ephemeral"},
		{&l.allowAutomation, webkit, "webkit_web_context_set_automation_allowed"},
		{&l.setLanguages, webkit, "webkit_web_context_set_preferred_languages"},
		{&l.viewType, webkit, "webkit_web_view_get_type"},
		{&l.viewSettings, webkit, "webkit_web_view_get_settings"},
		{&l.enableJavaScript, webkit, "webkit_settings_set_enable_javascript"},
		{&l.printConsole, webkit, "webkit_settings_set_enable_write_console_messages_to_stdout"},
		{&l.features, webkit, "webkit_settings_get_all_features"},
		{&l.featureCount, webkit, "webkit_feature_list_get_length"},
		{&l.feature, webkit, "webkit_feature_list_get"},
		{&l.featureName, webkit, "webkit_feature_get_identifier"},
		{&l.enableFeature, webkit, "webkit_settings_set_feature_enabled"},
		{&l.reloadAnew, webkit, "webkit_web_view_reload_bypass_cache"},
		{&l.contentManager, webkit, "webkit_web_view_get_user_content_manager"},
		{&l.takeMessages, webkit, "webkit_user_content_manager_register_script_message_handler"},
	} {
		purego.RegisterLibFunc(f.function, f.from, f.name)
	}
	return l, nil
}

// denyStorage switches off whatever keeps things between two visits.
func (l *library) denyStorage(settings uintptr) {
	list := l.features()
	for i := range l.featureCount(list) {
		f := l.feature(list, i)
		switch l.featureName(f) {
		case "LocalStorage", "CacheAPI", "ServiceWorkers", "StorageAPI":
			l.enableFeature(settings, f, 0)
		}
	}
}

// run shows the window until the driver closes it.
func (w Window) run() error {
	runtime.LockOSThread()   // GTK has one thread
	const diesWithParent = 1 // PR_SET_PDEATHSIG
	if _, _, errno := syscall.RawSyscall(syscall.SYS_PRCTL, diesWithParent, uintptr(syscall.SIGKILL), 0); errno != 0 {
		return errno
	}
	l, err := load()
	if err != nil {
		return err
	}
	l.gtkInit(0, 0)
	// The default context stores below $XDG_DATA_HOME and $XDG_CACHE_HOME.
	context := l.defaultContext()
	if w.Private {
		context = l.privateContext()
	}
	language := append([]byte(w.Lang), 0)
	languages := [2]*byte{&language[0], nil}
	l.setLanguages(context, unsafe.Pointer(&languages))
	l.allowAutomation(context, 1)
	on := func(object uintptr, signal string, handler any) {
		l.connect(object, signal, purego.NewCallback(handler), 0, 0, 0)
	}
	open := 0 // windows
	on(context, "automation-started", func(_, session, _ uintptr) {
		on(session, "create-web-view", func(_, _ uintptr) uintptr {
			view := l.objectNew(l.viewType(), "web-context", context, "is-controlled-by-automation", 1, 0)
			settings := l.viewSettings(view)
			l.printConsole(settings, 1)
			if w.NoScript {
				l.enableJavaScript(settings, 0)
			}
			if w.NoStorage {
				l.denyStorage(settings)
			}
			messages := l.contentManager(view)
			on(messages, "script-message-received::"+hardReload, func(_, _, _ uintptr) { l.reloadAnew(view) })
			l.takeMessages(messages, hardReload)
			window := l.windowNew(0) // GTK_WINDOW_TOPLEVEL
			l.windowDecorated(window, 0)
			l.windowSize(window, int32(w.Width), int32(w.Height))
			l.containerAdd(window, view)
			on(view, "close", func(_, _ uintptr) {
				l.destroy(window)
				if open--; open == 0 {
					l.gtkMainQuit()
				}
			})
			on(window, "map-event", func(_, _, _ uintptr) int32 {
				l.focus(l.surface(window), 0) // no window manager does it
				return 0
			})
			l.showAll(window)
			open++
			return view
		})
	})
	l.gtkMain()
	return nil
}
