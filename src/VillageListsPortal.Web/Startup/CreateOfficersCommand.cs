using Microsoft.EntityFrameworkCore;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Units;
using VillageListsPortal.Web.Data;
using VillageListsPortal.Web.Data.Interceptors;
using VillageListsPortal.Web.Features.Account;
using VillageListsPortal.Web.Features.Administration;
using VillageListsPortal.Web.Security;

namespace VillageListsPortal.Web.Startup;

/// <summary>
/// <c>create-officers [--admin NAME] [--security NAME] [--auditor NAME]</c>: the first three officers at once, each with a one-time slip (settled S4).
/// <c>create-officers --slip ACCOUNT</c>: a new slip for one of them, which no administrator can print.
/// </summary>
public static class CreateOfficersCommand
{
    private static readonly (string Account, Role Role, string Title)[] Three =
        [("admin", Role.Administrator, "administrator"), ("security", Role.SecurityOfficer, "security officer"), ("auditor", Role.Auditor, "auditor")];

    public static async Task<int> RunAsync(CommandContext context)
    {
        var address = "";
        IReadOnlyList<SlipPaper> slips = [];
        var names = context.Option("--slip") is null ? Three.Select(t => NameOf(context, t.Account, t.Title)).ToList() : [];
        await context.WithDatabaseAsync(async services =>
        {
            address = services.GetRequiredService<PortalSettings>().PublicAddress;
            slips = context.Option("--slip") is { } account ? [await RenewAsync(services, account)] : await CreateAsync(services, names);
        });
        foreach (var slip in slips) await PrintAsync(Console.Out, slip, address);
        return 0;
    }

    /// <summary>Names in the order administrator, security officer, auditor.</summary>
    /// <exception cref="CommandException">There are officers already, no district yet, or one person stands twice.</exception>
    public static async Task<IReadOnlyList<SlipPaper>> CreateAsync(IServiceProvider services, IReadOnlyList<string> names)
    {
        var db = services.GetRequiredService<PortalDb>();
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        if (names.FirstOrDefault(n => n.Length == 0 || !SafeText.IsSafe(n, 60) || !UnitNaming.IsPrintable(n)) is { } odd) throw new CommandException($"'{odd}' cannot be a name.");
        if (names.Distinct(StringComparer.Ordinal).Count() != Three.Length) throw new CommandException("Administrator, security officer and auditor are three persons.");
        var roles = Three.Select(t => t.Role).ToList();
        if (await db.Posts.AnyAsync(p => roles.Contains(p.Role))) throw new CommandException("There are officers already. Further ones are invited at /admin/people.");
        var district = await db.Units.FirstOrDefaultAsync(u => u.Kind == UnitKind.District) ?? throw new CommandException("There are no units yet: run import-units first.");
        var slips = Three.Zip(names, (t, name) => Appoint(services, name, t.Account, t.Role, district, now)).ToList();
        await db.SaveChangesAsync();
        return slips;
    }

    /// <exception cref="CommandException">There is no such account.</exception>
    public static async Task<SlipPaper> RenewAsync(IServiceProvider services, string name)
    {
        var db = services.GetRequiredService<PortalDb>();
        var normalized = name.ToUpperInvariant();
        var account = await db.Users.FirstOrDefaultAsync(a => a.NormalizedUserName == normalized) ?? throw new CommandException($"There is no account '{name}'.");
        var person = await db.Persons.FirstAsync(p => p.Id == account.PersonId);
        var slip = Write(services, person, account);
        await db.SaveChangesAsync();
        return slip;
    }

    private static SlipPaper Appoint(IServiceProvider services, string name, string accountName, Role role, Unit district, DateTimeOffset now)
    {
        var db = services.GetRequiredService<PortalDb>();
        var person = new Person(name, Actor.System, now);
        person.Confirm(person.Grant(role, district, (Days.On(now), null), Actor.System, now), Actor.System, now); // the first ones: nobody else could
        var account = new Account { PersonId = person.Id, UserName = accountName, NormalizedUserName = accountName.ToUpperInvariant() };
        db.Persons.Add(person);
        db.Users.Add(account);
        return Write(services, person, account);
    }

    private static SlipPaper Write(IServiceProvider services, Person person, Account account)
    {
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var code = new Slips(services.GetRequiredService<FieldCipher>(), services.GetRequiredService<TimeProvider>()).Write(account);
        services.GetRequiredService<PortalDb>().Note(new SlipWritten(person.Id, Actor.System, now), Session.Subject, services.GetRequiredService<RequestTrace>());
        return new SlipPaper(person.Id, person.Name, account.UserName!, code, account.SlipUntil!.Value);
    }

    private static string NameOf(CommandContext context, string option, string title)
    {
        if (context.Option($"--{option}") is { } given) return given.Trim();
        if (Console.IsInputRedirected) throw new CommandException($"create-officers needs --{option} NAME, the name of the {title}.");
        Console.Write($"Name of the {title}: ");
        return Console.ReadLine()?.Trim() is { Length: > 0 } typed ? typed : throw new CommandException($"The {title} needs a name.");
    }

    private static Task PrintAsync(TextWriter output, SlipPaper slip, string address) => output.WriteLineAsync($"""
        ------------------------------------------------
        登录凭条  {slip.Name}
        网址      {address.TrimEnd('/')}/account/slip
        账号      {slip.Account}
        凭条码    {slip.Code}
        有效期至  {Days.Chinese(Days.On(slip.Until).AddDays(-1))}，只能用一次
        """);
}
