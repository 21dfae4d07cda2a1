package app

// Handler stands where go-app's server was: files that stay have it in a signature.
type Handler struct{}

// The site has no folder /web/ that addresses would have to be pointed at.
func isRemoteLocation(string) bool { return false }

func isStaticResourcePath(string) bool { return false }
