using System.Runtime.Versioning;

// These tests start servers, send signals and look at file modes.
[assembly: UnsupportedOSPlatform("windows")]
