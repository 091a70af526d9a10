using FsCheck.Fluent;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Tests.Shared;
using static VillageListsPortal.Domain.Tests.TestData;

namespace VillageListsPortal.Domain.Tests.Admissions;

/// <summary>Whatever anybody tries, in whatever order and in whatever of several posts, the rules of domain part 3 hold.</summary>
public sealed class RandomAdmissionTests
{
    private const int MostActs = 50;
    private const int MostRounds = 30;
    private static readonly Guid[] People = [.. Enumerable.Range(0, 5).Select(_ => Guid.CreateVersion7())];
    private static readonly string[] Acts =
    [
        "Change", "Submit", "SubmitStopped", "TakeBack", "SendBack", "Countersign", "CountersignStopped", "Contest", "Uphold", "Override", "Accept", "Return", "Consult", "Answer",
        "Close", "Reopen", "Settle", "Opine", "Recommend", "Back", "Approve", "ApproveMunicipal", "Refuse", "Withdraw", "Discard", "Restore", "Assign",
    ];

    /// <summary>The way that cases go, by who usually goes it; without it no journey would get far.</summary>
    private static readonly (string What, Role Role, int Who)[] Usual =
    [
        ("Submit", Role.TownshipStaff, 0), ("Countersign", Role.Countersigner, 1), ("Accept", Role.Reviewer, 2), ("Consult", Role.Reviewer, 2), ("Answer", Role.DepartmentStaff, 4),
        ("Close", Role.Reviewer, 2), ("Settle", Role.Reviewer, 2), ("Opine", Role.Reviewer, 2), ("Recommend", Role.Reviewer, 2), ("Approve", Role.Approver, 3), ("ApproveMunicipal", Role.Approver, 3),
    ];

    /// <summary>Other ways that the same people take.</summary>
    private static readonly (string What, Role Role, int Who)[] Twists =
    [
        ("SubmitStopped", Role.TownshipStaff, 0), ("SubmitStopped", Role.TownshipStaff, 0), ("CountersignStopped", Role.Countersigner, 1), ("Uphold", Role.Reviewer, 2), ("TakeBack", Role.TownshipStaff, 0),
        ("Change", Role.TownshipStaff, 0), ("Return", Role.Reviewer, 2), ("Reopen", Role.Reviewer, 2), ("Back", Role.Approver, 3), ("ApproveMunicipal", Role.Approver, 3), ("Refuse", Role.Approver, 3), ("Withdraw", Role.DepartmentStaff, 0),
    ];

    [Fact] // domain 3.7, settled S16: what the database's trigger would refuse never gets there
    public void No_one_person_has_two_parts_that_are_kept_apart() => Hold(j => j.Admission.Actors.GroupBy(a => a.PersonId).All(mine =>
    {
        var acts = mine.Select(a => a.Act).ToHashSet();
        return !(acts.Contains(AdmissionAct.Filed) && acts.Count > 1)
            && !(acts.Contains(AdmissionAct.Countersigned) && acts.Count > 1)
            && !(acts.Contains(AdmissionAct.Assessed) && acts.Contains(AdmissionAct.Decided));
    }));

    [Fact] // who is noted is who really did it, told by the events
    public void The_table_of_who_did_what_is_what_happened() => Hold(j =>
        j.Admission.DecidedBy is not { } by || (j.Admission.Did(by, AdmissionAct.Decided) && j.Steps.Last(s => s.Step is AdmissionStep.Approve or AdmissionStep.Refuse or AdmissionStep.SendToMunicipality).By.PersonId == by));

    [Fact] // domain 3.4: a shadow that knows only the order of the stages
    public void Nothing_is_approved_but_countersigned_consulted_on_assessed_and_decided_in_that_order() => Hold(j => j.Admission.Status != AdmissionStatus.Approved || Shadow.Passes(j.Steps));

    [Fact]
    public void The_status_moves_only_along_the_table() => Hold(j =>
        j.Was == j.Admission.Status || AdmissionWorkflow.Table.Transitions.Any(t => t.From == j.Was && t.To == j.Admission.Status));

    [Fact] // two officers, two contradictory decisions: never
    public void There_is_one_decision_and_nothing_after_it() => Hold(j =>
        j.Steps.Count(s => s.Step is AdmissionStep.Approve or AdmissionStep.Refuse) == (j.Admission.Status is AdmissionStatus.Approved or AdmissionStatus.Refused ? 1 : 0)
        && j.Steps.SkipWhile(s => !AdmissionWorkflow.Closed.Contains(s.Is)).Count() <= 1
        && (j.Admission.ClosedAt is not null) == AdmissionWorkflow.Closed.Contains(j.Admission.Status));

    [Fact] // settled S13
    public void A_number_is_given_once_and_stays() => Hold(j =>
        (j.NumberBefore is null || j.Admission.Number == j.NumberBefore) && (j.Admission.Number is null) == (j.Admission.SubmittedAt is null));

    [Fact] // domain 3.11: below the district nobody
    public void Past_a_red_line_it_goes_only_by_an_override_of_that_text() => Hold(j =>
        j.Refused || j.What is not ("SubmitStopped" or "CountersignStopped") || j.Admission.Status == AdmissionStatus.Stopped
        || (j.Admission.OverriddenBy is not null && j.Admission.OverriddenText!.Contains(j.Admission.Title, StringComparison.Ordinal)));

    [Fact] // domain 3.8
    public void Pauses_follow_one_another_and_at_most_the_last_is_open() => Hold(j =>
        j.Admission.Pauses.SkipLast(1).All(p => p.To is not null) && j.Admission.Pauses.Zip(j.Admission.Pauses.Skip(1)).All(p => p.First.To <= p.Second.From)
        && (j.Admission.ClosedAt is null || j.Admission.Pauses.All(p => p.To is not null)));

    [Fact] // RuleViolationException: nothing has changed when it is thrown
    public void A_refused_act_changes_nothing() => Hold(j => !j.Refused || j.Before == Snapshot.Of(j.Admission));

    [Fact] // domain 8.2
    public void Whatever_changes_is_told_in_the_name_of_who_did_it() => Hold(j =>
        j.Refused || j.Before == Snapshot.Of(j.Admission) || Told(j.Admission).LastOrDefault(e => e.At == j.At)?.By.PersonId == j.By.PersonId);

    [Fact] // the generator is worth something only if it gets somewhere
    public void Random_acts_reach_every_state_but_the_expiry()
    {
        HashSet<AdmissionStatus> reached = [];
        var all = Enum.GetValues<AdmissionStatus>().Where(s => s != AdmissionStatus.Expired).ToList();
        for (var i = 0; i < MostRounds && reached.Count < all.Count; i++) Hold(j => reached.Add(j.Admission.Status) || true); // chance alone must not fail it
        Assert.Equal(all, reached.Order());
    }

    private static IEnumerable<DomainEvent> Told(Admission a) => a.Events.Concat(a.Consultations.SelectMany(c => c.Events));

    private static void Hold(Func<Journey, bool> isTrue)
    {
        var wild = from what in Gen.Elements(Acts)
                   from role in Gen.Elements(Role.TownshipStaff, Role.DepartmentStaff, Role.Countersigner, Role.Reviewer, Role.Reviewer, Role.Approver, Role.VillageHead)
                   from who in Gen.Choose(0, People.Length - 1)
                   select (what, role, who);
        var tempting = from one in Gen.Elements(Usual) from who in Gen.Choose(0, People.Length - 1) select (one.What, one.Role, who); // the right post, another person
        var twists = Gen.Elements(Twists);
        var usual = Gen.Constant(("", default(Role), -1)); // what is due next, by who usually does it
        var journeys = from length in Gen.Choose(20, MostActs) from acts in Gen.ArrayOf(Gen.Frequency((9, usual), (2, twists), (2, tempting), (3, wild)), length) select acts;
        Always.Holds(journeys, acts =>
        {
            var desk = new Desk();
            var admission = Admission.Draft(TaskRequest(), desk.Author with { PersonId = People[0] }, desk.At);
            return acts.All(act =>
            {
                var (what, role, who) = act.Item3 < 0 ? Next(admission, desk.At.Hour) : act;
                desk.At = desk.At.AddHours(7);
                return isTrue(Journey.Of(desk, admission, what, desk.Of(role) with { PersonId = People[who] }));
            });
        });
    }

    /// <summary>What is due in that state, by who usually does it.</summary>
    private static (string What, Role Role, int Who) Next(Admission a, int hour) => a.Status switch
    {
        AdmissionStatus.Draft or AdmissionStatus.Returned => Usual[0],
        AdmissionStatus.AwaitingCountersign => Usual[1],
        AdmissionStatus.Stopped => ("Contest", Role.TownshipStaff, 0),
        AdmissionStatus.Contested => ("Override", Role.Reviewer, 2),
        AdmissionStatus.Submitted => Usual[2],
        AdmissionStatus.Accepted => Usual[3],
        AdmissionStatus.Consulting => a.Consultations.Any(c => c.Answer is null) ? Usual[4] : Usual[5],
        AdmissionStatus.Assessing => a.Consultations.Any(c => c.NeedsSettling) ? Usual[6] : a.Opinions.Count(a.Counts) < 5 ? Usual[7] : Usual[8],
        _ => hour % 3 == 0 ? ("Refuse", Role.Approver, 3) : Usual[9],
    };

    /// <summary>The order of the stages and nothing else (domain 3.4).</summary>
    private static class Shadow
    {
        public static bool Passes(IReadOnlyList<AdmissionMoved> steps)
        {
            var last = new Dictionary<AdmissionStep, int>();
            for (var i = 0; i < steps.Count; i++) last[steps[i].Step] = i;
            AdmissionStep[] order = [AdmissionStep.Submit, AdmissionStep.Countersign, AdmissionStep.Accept, AdmissionStep.CloseConsultation, AdmissionStep.Recommend, AdmissionStep.Approve];
            if (!last.TryGetValue(AdmissionStep.Submit, out _)) order = order[1..]; // an override goes straight to the countersign
            return last.TryGetValue(AdmissionStep.OpenConsultation, out var opened) && opened < last[AdmissionStep.CloseConsultation] && opened > last[AdmissionStep.Accept]
                && order.All(last.ContainsKey) && order.Zip(order.Skip(1)).All(p => last[p.First] < last[p.Second]);
        }
    }

    /// <summary>One act and what was before it.</summary>
    private sealed record Journey(Admission Admission, string What, Actor By, DateTimeOffset At)
    {
        public AdmissionStatus Was { get; } = Admission.Status;

        public string? NumberBefore { get; } = Admission.Number;

        public string Before { get; } = Snapshot.Of(Admission);

        public bool Refused { get; private init; }

        public IReadOnlyList<AdmissionMoved> Steps => [.. Admission.Events.OfType<AdmissionMoved>()];

        public static Journey Of(Desk desk, Admission admission, string what, Actor by)
        {
            var journey = new Journey(admission, what, by, desk.At);
            return journey with { Refused = !Do(() => RandomActs.Take(desk, admission, what, by)) };
        }

        private static bool Do(Action act)
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
    }
}
