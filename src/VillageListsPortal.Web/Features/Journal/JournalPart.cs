namespace VillageListsPortal.Web.Features.Journal;

/// <summary>Marker of the texts of this part; every event has a text here (code.md).</summary>
public sealed class JournalTexts;

public static class JournalPart
{
    public static void AddJournalPart(this IServiceCollection services)
    {
        services.AddScoped<JournalWords>().AddScoped<JournalExport>();
        services.AddSingleton<JournalSealer>();
        services.AddHostedService<SealerService>();
    }
}
