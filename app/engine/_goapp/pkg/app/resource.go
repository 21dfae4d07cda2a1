// The folders that go-app's server serves are none of the browser's business.

package app
