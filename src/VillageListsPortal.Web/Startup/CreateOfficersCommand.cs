using System.Text.RegularExpressions;
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
/// <c>create-officers --instead-of ACCOUNT --name NAME --account ACCOUNT</c>: ends the post of one of them and appoints a successor, where
/// the officers themselves no longer can.
/// </summary>
public static partial class CreateOfficersCommand
{
    private static readonly (string Account, Role Role, string Title)[] Three =
        [("admin", Role.Administrator, "administrator"), ("security", Role.SecurityOfficer, "security officer"), ("auditor", Role.Auditor, "auditor")];

    public static async Task<int> RunAsync(CommandContext context)
    {
        var address = "";
        IReadOnlyList<SlipPaper> slips = [];
        var work = WorkOf(context);
        await context.WithDatabaseAsync(async services =>
        {
            address = services.GetRequiredService<PortalSettings>().PublicAddress;
            slips = await work(services);
        });
        foreach (var slip in slips) await PrintAsync(Console.Out, slip, address);
        return 0;
    }

    private static Func<IServiceProvider, Task<IReadOnlyList<SlipPaper>>> WorkOf(CommandContext context)
    {
        if (context.Option("--slip") is { } lost) return async services => [await RenewAsync(services, lost)];
        if (context.Option("--instead-of") is { } old)
        {
            var name = context.Option("--name") ?? throw new CommandException("create-officers --instead-of needs --name NAME, the name of the successor.");
            var account = context.Option("--account") ?? throw new CommandException("create-officers --instead-of needs --account ACCOUNT, the account of the successor.");
            return async services => [await ReplaceAsync(services, old, name.Trim(), account)];
        }

        var names = Three.Select(t => NameOf(context, t.Account, t.Title)).ToList();
        return services => CreateAsync(services, names);
    }

    /// <summary>Names in the order administrator, security officer, auditor.</summary>
    /// <exception cref="CommandException">There are officers already, no district yet, or one person stands twice.</exception>
    public static async Task<IReadOnlyList<SlipPaper>> CreateAsync(IServiceProvider services, IReadOnlyList<string> names)
    {
        var db = services.GetRequiredService<PortalDb>();
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        foreach (var name in names) RequireName(name);
        if (names.Distinct(StringComparer.Ordinal).Count() != Three.Length) throw new CommandException("Administrator, security officer and auditor are three persons.");
        var roles = Three.Select(t => t.Role).ToList();
        if (await db.Posts.AnyAsync(p => roles.Contains(p.Role))) throw new CommandException("There are officers already. Further ones are invited at /admin/people.");
        var district = await db.DistrictOn(Days.On(now)).SingleOrDefaultAsync() ?? throw new CommandException($"The district {db.DistrictCode} is not among the units of today: run import-units first.");
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
        await new SignInAttempts(db, services.GetRequiredService<TimeProvider>()).ForgetAsync(account.UserName!);
        return slip;
    }

    /// <summary>Ends the post of one of the three from today on; the successor works from today on.</summary>
    /// <exception cref="CommandException">The account is of none of the three, the new one is taken, or a name cannot be one.</exception>
    public static async Task<SlipPaper> ReplaceAsync(IServiceProvider services, string old, string name, string accountName)
    {
        var db = services.GetRequiredService<PortalDb>();
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        RequireName(name);
        var (normalized, wanted) = (old.ToUpperInvariant(), accountName.ToUpperInvariant());
        if (!AccountForm().IsMatch(accountName) || await db.Users.AnyAsync(a => a.NormalizedUserName == wanted)) throw new CommandException($"The account '{accountName}' is taken or malformed.");
        var person = await db.Persons.Include(p => p.Posts).FirstOrDefaultAsync(p => db.Users.Any(a => a.PersonId == p.Id && a.NormalizedUserName == normalized)) ?? throw new CommandException($"There is no account '{old}'.");
        var post = person.Posts.FirstOrDefault(p => PostRules.EndsByTwo(p.Role) && p.WorksOn(Days.On(now))) ?? throw new CommandException($"'{old}' is neither administrator, security officer nor auditor.");
        var district = await db.Units.SingleAsync(u => u.Id == post.UnitId);
        person.End(post, Days.On(now), Actor.System, now);
        var slip = Appoint(services, name, accountName, post.Role, district, now);
        await db.SaveChangesAsync();
        return slip;
    }

    private static void RequireName(string name)
    {
        try
        {
            PersonName.Check(name);
        }
        catch (RuleViolationException)
        {
            throw new CommandException($"'{name}' cannot be a name.");
        }
    }

    [GeneratedRegex("^[a-z][a-z0-9._-]{2,31}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AccountForm();

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
        var code = new Slips(services.GetRequiredService<FieldCipher>(), services.GetRequiredService<TimeProvider>()).Write(account, waits: false, Actor.System);
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
