using FsCheck.Fluent;
using VillageListsPortal.Domain.Certificates;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Tests.Shared;
using static VillageListsPortal.Domain.Tests.TestData;

namespace VillageListsPortal.Domain.Tests.Certificates;

/// <summary>Whatever anybody tries in whatever order and in whatever post, the rules of domain 4.3, 4.5 and 4.7 hold.</summary>
public sealed class RandomJourneyTests
{
    private const int MostActs = 40;
    private static readonly Guid[] People = [.. Enumerable.Range(0, 4).Select(_ => Guid.CreateVersion7())];
    private static readonly string[] Acts = ["Amend", "Submit", "Submit", "TakeBack", "Return", "ReturnAsOutdated", "Sign", "Sign", "SignAsOther", "Stamp", "Stamp", "HandOver", "Void", "Reprint", "Discard", "Restore", "Restore"];

    private static readonly (int Who, Role Role, string What, bool Elsewhere)[] UsualActs =
    [
        (0, Role.VillageClerk, "Submit", false), (1, Role.VillageHead, "Sign", false), (2, Role.SealKeeper, "Stamp", false), (0, Role.VillageClerk, "HandOver", false),
    ];

    [Fact] // domain 4.3
    public void No_one_person_is_ever_preparer_and_signer_or_signer_and_keeper() => Hold((_, c) =>
        (c.Issue is null || !c.Events.Where(e => e is CertificatePrepared or CertificateAmended).Any(e => e.By.PersonId == c.Issue.SignedBy)) && (c.StampedBy is null || c.StampedBy != c.Issue!.SignedBy));

    [Fact] // what the certificate says of who did it is what happened
    public void Signer_and_keeper_are_who_really_signed_and_stamped() => Hold((_, c) =>
        c.Issue?.SignedBy == Who(c, CertificateStep.Sign) && c.StampedBy == Who(c, CertificateStep.Stamp));

    [Fact] // domain 4.5, 4.7
    public void A_number_once_set_never_changes_and_a_void_certificate_keeps_it() => Hold((before, c) =>
        (before.Issue is null || ReferenceEquals(before.Issue, c.Issue)) && (c.Issue is null) == c.Status is CertificateStatus.Draft or CertificateStatus.AwaitingSignature);

    [Fact] // settled S19
    public void The_status_moves_only_along_the_table() => Hold((before, c) =>
        before.Status == c.Status || CertificateWorkflow.Table.Transitions.Any(t => t.From == before.Status && t.To == c.Status));

    [Fact] // domain 4.7
    public void What_was_issued_is_never_written_again() => Hold((before, c) =>
        before.Issue is null || (ReferenceEquals(before.Request, c.Request) && before.PreparedBy == c.PreparedBy));

    [Fact] // RuleViolationException: nothing has changed when it is thrown
    public void A_refused_act_changes_nothing() => Hold((before, c) =>
        !before.Refused || (before.Status == c.Status && ReferenceEquals(before.Request, c.Request) && before.Events == c.Events.Count && before.Reprints == c.Reprints
            && before.StampedBy == c.StampedBy && before.HandedTo == c.HandedTo && before.VoidReason == c.VoidReason));

    [Fact] // domain 8.2
    public void Whatever_is_done_is_one_event_in_the_name_of_who_did_it() => Hold((before, c) =>
        before.Refused || (c.Events.Count == before.Events + 1 && c.Events[^1].By == before.By && c.Events[^1].UnitId == c.UnitId));

    [Fact] // the generator is worth something only if it gets somewhere
    public void Random_acts_reach_every_state()
    {
        HashSet<CertificateStatus> reached = [];
        Hold((_, c) => reached.Add(c.Status) || true);
        Assert.Superset(new HashSet<CertificateStatus>(
            [CertificateStatus.Draft, CertificateStatus.AwaitingSignature, CertificateStatus.Signed, CertificateStatus.Stamped, CertificateStatus.HandedOver, CertificateStatus.Voided]), reached);
    }

    /// <summary>Runs random acts by random people; the sentence is asked after each of them, with what was before.</summary>
    private static void Hold(Func<Before, Certificate, bool> isTrue)
    {
        var wild = from who in Gen.Choose(0, People.Length - 1)
                   from role in Gen.Frequency((9, Gen.Elements(Role.VillageClerk, Role.VillageHead, Role.SealKeeper)), (2, Gen.Elements(Enum.GetValues<Role>())))
                   from what in Gen.Elements(Acts)
                   from elsewhere in Gen.Frequency((19, Gen.Constant(false)), (1, Gen.Constant(true)))
                   select (Who: who, Role: role, What: what, Elsewhere: elsewhere);
        var usual = Gen.Elements(UsualActs); // without these no journey would get far
        var tempting = from one in usual // the right post, another person; or a paper made for another
                       from who in Gen.Choose(0, People.Length - 1)
                       from what in Gen.Elements(one.What, one.What == "Sign" ? "SignAsOther" : one.What)
                       select one with { Who = who, What = what };
        var act = Gen.Frequency((3, usual), (2, tempting), (2, wild));
        var journeys = from length in Gen.Choose(0, MostActs) from acts in Gen.ArrayOf(act, length) select acts;
        Always.Holds(journeys, acts =>
        {
            var office = VillageOffice();
            var preparer = office.Clerk with { PersonId = People[0] };
            var certificate = Certificate.Prepare(office.Item, office.Village, Request(office.Item), preparer, Now);
            return acts.All(a =>
            {
                var by = Officer(a.Role, office.Village) with { PersonId = People[a.Who], UnitId = a.Elsewhere ? Guid.CreateVersion7() : office.Village.Id };
                var before = Before.Of(certificate, by);
                return isTrue(before with { Refused = !Try(() => Act(office, certificate, a.What, by)) }, certificate);
            });
        });
    }

    private static void Act(Office office, Certificate certificate, string what, Actor by)
    {
        switch (what)
        {
            case "Amend": certificate.Amend(office.Item, office.Village, Request(office.Item), by, Now); break;
            case "Submit": certificate.Submit(by, Now); break;
            case "TakeBack": certificate.TakeBack(by, Now); break;
            case "Return": certificate.Return("有误", office.Policy, by, Now); break;
            case "ReturnAsOutdated": certificate.ReturnAsOutdated(office.Policy, by, Now); break;
            case "Sign": office.Sign(certificate, by); break;
            case "SignAsOther": certificate.Sign(office.IssueBy(by with { PersonId = People[3] }, number: 13), office.Item, office.Village, office.Policy, by, Now); break;
            case "Stamp": certificate.Stamp(by, Now); break;
            case "HandOver": certificate.HandOver(ApplicantName, "本人", by, Now); break;
            case "Void": certificate.Void("姓名有误", by, Now); break;
            case "Reprint": certificate.Reprint(by, Now); break;
            case "Discard": certificate.Discard(by, Now); break;
            default: certificate.Restore(by, Now); break;
        }
    }

    private static Guid? Who(Certificate certificate, CertificateStep step) =>
        certificate.Events.OfType<CertificateMoved>().SingleOrDefault(m => m.Step == step)?.By.PersonId;

    private static bool Try(Action act)
    {
        try
        {
            act();
            return true;
        }
        catch (RuleViolationException)
        {
            return false;
        }
    }

    private sealed record Before(CertificateStatus Status, CertificateRequest Request, Issue? Issue, Guid PreparedBy, int Events, Actor By)
    {
        public bool Refused { get; init; }
        public int Reprints { get; init; }
        public Guid? StampedBy { get; init; }
        public string? HandedTo { get; init; }
        public string? VoidReason { get; init; }

        public static Before Of(Certificate c, Actor by) => new(c.Status, c.Request, c.Issue, c.PreparedBy, c.Events.Count, by)
        {
            Reprints = c.Reprints,
            StampedBy = c.StampedBy,
            HandedTo = c.HandedTo,
            VoidReason = c.VoidReason,
        };
    }
}
