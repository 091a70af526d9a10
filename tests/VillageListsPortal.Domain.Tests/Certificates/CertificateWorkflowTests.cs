using VillageListsPortal.Domain.Certificates;
using VillageListsPortal.Domain.Shared;
using static VillageListsPortal.Domain.Tests.TestData;

namespace VillageListsPortal.Domain.Tests.Certificates;

/// <summary>Every state x step x role, against the rules as domain 4.3, 4.6 and settled S19 tell them.</summary>
public sealed class CertificateWorkflowTests
{
    /// <summary>Written from the rules, not from the table under test: each line one step, who takes it, from which states, to which.</summary>
    private const string Expected = """
        Submit   | VillageClerk TownshipStaff                | Draft                      | AwaitingSignature
        TakeBack | VillageClerk TownshipStaff                | AwaitingSignature          | Draft
        Return   | VillageHead PartySecretary VillageClerk   | AwaitingSignature          | Draft
        Sign     | VillageHead PartySecretary VillageClerk   | AwaitingSignature          | Signed
        Stamp    | SealKeeper                                | Signed                     | Stamped
        HandOver | VillageClerk SealKeeper                   | Stamped                    | HandedOver
        Void     | VillageHead                               | Signed Stamped HandedOver  | Voided
        """;

    private static readonly Dictionary<(CertificateStatus From, CertificateStep Step, Role Role), CertificateStatus> Rules = Read();

    public static TheoryData<CertificateStatus, CertificateStep> EveryStateAndStep()
    {
        var data = new TheoryData<CertificateStatus, CertificateStep>();
        foreach (var status in Enum.GetValues<CertificateStatus>())
        {
            foreach (var step in Enum.GetValues<CertificateStep>()) data.Add(status, step);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(EveryStateAndStep))]
    public void The_table_allows_exactly_what_the_rules_say(CertificateStatus status, CertificateStep step)
    {
        Assert.False(CertificateWorkflow.Table.Allows(status, step, role: null));
        foreach (var role in Enum.GetValues<Role>())
        {
            var to = Rules.TryGetValue((status, step, role), out var next) ? next : (CertificateStatus?)null;
            Assert.Equal(to is not null, CertificateWorkflow.Table.Allows(status, step, role));
            Assert.Equal(to?.ToString() ?? RefusalOf(status, step), Answer(() => CertificateWorkflow.Table.Next(status, step, role).ToString()));
        }
    }

    [Theory] // the entity moves by the table and by nothing else
    [MemberData(nameof(EveryStateAndStep))]
    public void The_certificate_moves_exactly_as_the_rules_say(CertificateStatus status, CertificateStep step)
    {
        if (status is CertificateStatus.Received or CertificateStatus.Verifying or CertificateStatus.OnNotice or CertificateStatus.Refused
            or CertificateStatus.Withdrawn or CertificateStatus.Replaced) return; // states of other lanes: no verb leads there yet
        foreach (var role in Enum.GetValues<Role>())
        {
            var office = VillageOffice();
            var certificate = office.Certificate(status);
            var (events, moves) = (certificate.Events.Count, Rules.TryGetValue((status, step, role), out var to));

            var answer = Answer(() => Take(office, certificate, step, role));

            Assert.Equal(moves, answer.Length == 0);
            Assert.Equal(moves ? to : status, certificate.Status);
            Assert.Equal(moves ? events + 1 : events, certificate.Events.Count);
        }
    }

    [Fact]
    public void A_step_has_one_outcome_in_each_state() =>
        Assert.Equal(CertificateWorkflow.Table.Transitions.Count, CertificateWorkflow.Table.Transitions.Select(t => (t.From, t.Step)).Distinct().Count());

    [Fact] // domain 4.5: numbers are never reused, so nothing leads back from a number to a draft
    public void Nothing_leads_from_a_signed_certificate_back_to_a_draft()
    {
        HashSet<CertificateStatus> reached = [CertificateStatus.Signed];
        while (CertificateWorkflow.Table.Transitions.FirstOrDefault(t => reached.Contains(t.From) && !reached.Contains(t.To)) is { } next) reached.Add(next.To);

        Assert.Equal([CertificateStatus.Signed, CertificateStatus.Stamped, CertificateStatus.HandedOver, CertificateStatus.Voided], reached.Order());
    }

    private static string Take(Office office, Certificate certificate, CertificateStep step, Role role)
    {
        var by = step is CertificateStep.Sign or CertificateStep.Return ? office.Signer(role) : Officer(role, office.Village);
        switch (step)
        {
            case CertificateStep.Submit: certificate.Submit(by, Now); break;
            case CertificateStep.TakeBack: certificate.TakeBack(by, Now); break;
            case CertificateStep.Return: certificate.Return("有误", office.Policy, by, Now); break;
            case CertificateStep.Sign: office.Sign(certificate, by); break;
            case CertificateStep.Stamp: certificate.Stamp(by, Now); break;
            case CertificateStep.HandOver: certificate.HandOver(ApplicantName, "本人", by, Now); break;
            default: certificate.Void("有误", by, Now); break;
        }

        return "";
    }

    private static string RefusalOf(CertificateStatus status, CertificateStep step) =>
        Rules.Keys.Any(r => r.From == status && r.Step == step) ? "workflow.role-not-allowed" : "workflow.step-not-allowed";

    private static string Answer(Func<string> call)
    {
        try
        {
            return call();
        }
        catch (RuleViolationException broken)
        {
            return broken.Code;
        }
    }

    private static Dictionary<(CertificateStatus From, CertificateStep Step, Role Role), CertificateStatus> Read() => (
        from line in Expected.Split('\n')
        let cells = line.Split('|', StringSplitOptions.TrimEntries)
        from role in cells[1].Split(' ')
        from status in cells[2].Split(' ')
        select (From: Enum.Parse<CertificateStatus>(status), Step: Enum.Parse<CertificateStep>(cells[0]), Role: Enum.Parse<Role>(role), To: Enum.Parse<CertificateStatus>(cells[3])))
        .ToDictionary(r => (r.From, r.Step, r.Role), r => r.To);
}
