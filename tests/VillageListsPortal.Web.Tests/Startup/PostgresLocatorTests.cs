using Microsoft.Extensions.Configuration;
using VillageListsPortal.Web.Startup.Postgres;
using VillageListsPortal.Web.Tests.Support;

namespace VillageListsPortal.Web.Tests.Startup;

public sealed class PostgresLocatorTests
{
    private static readonly string[] Nowhere = [Path.GetTempPath()];

    [Fact]
    public async Task A_named_server_comes_first_and_no_cluster_is_made()
    {
        var folder = TestFolders.Make();
        await using var located = await PostgresLocator.LocateAsync(
            Settings(("PORTAL_DB", "Host=db;Username=app"), ("PORTAL_DB_OWNER", "Host=db;Username=owner"), ("PORTAL_DATA", folder)),
            folder, TextWriter.Null);

        Assert.Equal(new DatabaseAddresses("Host=db;Username=owner", "Host=db;Username=app"), located.Addresses);
        Assert.Null(located.Cluster);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
        Directory.Delete(folder);
    }

    [Fact]
    public async Task Without_an_owner_the_named_server_serves_for_both()
    {
        await using var located = await PostgresLocator.LocateAsync(Settings(("PORTAL_DB", "Host=db")), "/", TextWriter.Null);
        Assert.Equal(new DatabaseAddresses("Host=db", "Host=db"), located.Addresses);
    }

    [Theory]
    [InlineData("postgres://portal:geheim@db/portal")]
    [InlineData("Host=db;Nonsense=geheim")]
    [InlineData("Host=db;Port=geheim")]
    public async Task A_malformed_connection_string_is_refused_without_repeating_it(string value)
    {
        var refused = await Assert.ThrowsAsync<PostgresStartException>(
            () => PostgresLocator.LocateAsync(Settings(("PORTAL_DB", value)), "/", TextWriter.Null));
        Assert.Contains("is not a connection string", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_any_server_the_message_is_one_sentence_with_the_command()
    {
        var refused = await Assert.ThrowsAsync<PostgresNotFoundException>(
            () => PostgresLocator.FindAsync(major: null, CancellationToken.None, Nowhere));
        Assert.DoesNotContain('\n', refused.Message);
        Assert.Contains("PORTAL_DB", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/usr/bin/apt-get", "sudo apt-get install postgresql")]
    [InlineData("/usr/bin/dnf", "sudo dnf install postgresql-server")]
    [InlineData("/opt/homebrew/bin/brew", "brew install postgresql@15")]
    [InlineData("/nothing", "set PORTAL_DB")]
    public void The_advice_names_the_command_of_this_system(string there, string command) =>
        Assert.Contains(
            command, InstallAdvice.Sentence(onWindows: false, path => string.Equals(path, there, StringComparison.Ordinal)), StringComparison.Ordinal);

    [Fact]
    public async Task The_highest_version_wins_and_a_wanted_one_is_found()
    {
        var fourteen = Fake("14");
        var sixteen = Fake("16");

        Assert.Equal(16, (await PostgresLocator.FindAsync(null, CancellationToken.None, [fourteen, sixteen])).Major);
        Assert.Equal(14, (await PostgresLocator.FindAsync(14, CancellationToken.None, [sixteen, fourteen])).Major);
        await Assert.ThrowsAsync<PostgresStartException>(() => PostgresLocator.FindAsync(15, CancellationToken.None, [sixteen, fourteen]));
        Directory.Delete(fourteen, recursive: true);
        Directory.Delete(sixteen, recursive: true);
    }

    [Fact]
    public void The_data_folder_is_the_named_one_else_at_the_repositorys_root()
    {
        var root = TestFolders.Make();
        var deep = Directory.CreateDirectory(Path.Combine(root, "src", "Web")).FullName;
        File.WriteAllText(Path.Combine(root, "VillageListsPortal.sln"), "");

        Assert.Equal(Path.Combine(root, ".data"), DataFolder.Find(Settings(), deep));
        Assert.Equal("/named", DataFolder.Find(Settings(("PORTAL_DATA", "/named")), deep));
        Directory.Delete(root, recursive: true);
    }

    private static IConfiguration Settings(params (string Key, string Value)[] pairs) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(pairs.Select(pair => KeyValuePair.Create<string, string?>(pair.Key, pair.Value))).Build();

    private static string Fake(string version)
    {
        var folder = TestFolders.Make();
        foreach (var name in new[] { "initdb", "pg_ctl", "postgres" })
        {
            var path = Path.Combine(folder, name);
            File.WriteAllText(path, $"#!/bin/sh\necho 'postgres (PostgreSQL) {version}.1'\n");
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return folder;
    }
}
