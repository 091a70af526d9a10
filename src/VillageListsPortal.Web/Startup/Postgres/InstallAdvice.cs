namespace VillageListsPortal.Web.Startup.Postgres;

/// <summary>The one command that installs PostgreSQL on this system.</summary>
public static class InstallAdvice
{
    public static string Sentence() => Sentence(OperatingSystem.IsWindows(), File.Exists);

    public static string Sentence(bool onWindows, Func<string, bool> exists)
    {
        const string Missing = "PostgreSQL is not installed here and PORTAL_DB names no server; ";
        if (onWindows)
            return Missing + "set PORTAL_DB to the connection string of a server.";
        if (exists("/usr/bin/apt-get"))
            return Missing + "install it with: sudo apt-get install postgresql";
        if (exists("/usr/bin/dnf"))
            return Missing + "install it with: sudo dnf install postgresql-server postgresql-contrib";
        if (exists("/opt/homebrew/bin/brew") || exists("/usr/local/bin/brew"))
            return Missing + "install it with: brew install postgresql@15";
        return Missing + "install PostgreSQL 15 or later, or set PORTAL_DB to the connection string of a server.";
    }
}
