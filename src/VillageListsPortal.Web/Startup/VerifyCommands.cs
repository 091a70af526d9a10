using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Features.Journal;

namespace VillageListsPortal.Web.Startup;

/// <summary><c>verify-journal [--head HASH]</c>: exit code 0 where the chain of seals holds, 1 where it does not.</summary>
public static class VerifyJournalCommand
{
    public static async Task<int> RunAsync(CommandContext context)
    {
        VerifyJournal.Finding? finding = null;
        await context.WithDatabaseAsync(async services => finding = await VerifyJournal.RunAsync(services.GetRequiredService<PortalDb>(), context.Option("--head")));
        await Console.Out.WriteLineAsync(finding!.Sentence);
        return finding.Holds ? 0 : 1;
    }
}
