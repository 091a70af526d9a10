namespace VillageListsPortal.Web.Features.Journal;

public static class JournalPart
{
    public static void AddJournalPart(this IServiceCollection services)
    {
    }
}
