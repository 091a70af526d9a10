using System.Text.Json;
using VillageListsPortal.Domain.Admissions;
using VillageListsPortal.Domain.Shared;
using VillageListsPortal.Domain.Tests.Shared;

namespace VillageListsPortal.Domain.Tests.Admissions;

/// <summary>Every state x step x role of an emergency matter, against domain 3.10.</summary>
public sealed class EmergencyWorkflowTests
{
    /// <summary>Written from the rules, not from the table under test: each line one step, who takes it, from which state, to which.</summary>
    private const string Expected = """
        File        | TownshipStaff DepartmentStaff          | Issued       | Filed
        File        | TownshipStaff DepartmentStaff          | Returned     | Filed
        Acknowledge | Reviewer                               | Filed        | Acknowledged
        SendBack    | Reviewer                               | Filed        | Returned
        End         | TownshipStaff DepartmentStaff Reviewer | Issued       | Issued
        End         | TownshipStaff DepartmentStaff Reviewer | Filed        | Filed
        End         | TownshipStaff DepartmentStaff Reviewer | Returned     | Returned
        End         | TownshipStaff DepartmentStaff Reviewer | Acknowledged | Acknowledged
        """;

    private static readonly Dictionary<(EmergencyStatus From, EmergencyStep Step, Role Role), EmergencyStatus> Rules = Read();

    public static TheoryData<EmergencyStatus, EmergencyStep> EveryStateAndStep()
    {
        var data = new TheoryData<EmergencyStatus, EmergencyStep>();
        foreach (var status in Enum.GetValues<EmergencyStatus>())
        {
            foreach (var step in Enum.GetValues<EmergencyStep>()) data.Add(status, step);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(EveryStateAndStep))]
    public void The_table_allows_exactly_what_the_rules_say(EmergencyStatus status, EmergencyStep step)
    {
        Assert.False(EmergencyWorkflow.Table.Allows(status, step, role: null));
        Assert.Equal("workflow.step-not-allowed", Refusal.Code(() => EmergencyWorkflow.Table.NextAlone(status, step))); // nothing happens by itself
        foreach (var role in Enum.GetValues<Role>())
        {
            var to = Rules.TryGetValue((status, step, role), out var next) ? next : (EmergencyStatus?)null;
            Assert.Equal(to is not null, EmergencyWorkflow.Table.Allows(status, step, role));
            if (to is not null) Assert.Equal(to, EmergencyWorkflow.Table.Next(status, step, role));
            else Assert.Equal(Rules.Keys.Any(r => r.From == status && r.Step == step) ? "workflow.role-not-allowed" : "workflow.step-not-allowed", Refusal.Code(() => EmergencyWorkflow.Table.Next(status, step, role)));
        }
    }

    [Theory] // the entity moves by the table and by nothing else; what is refused has changed nothing
    [MemberData(nameof(EveryStateAndStep))]
    public void The_matter_moves_exactly_as_the_rules_say(EmergencyStatus status, EmergencyStep step)
    {
        foreach (var role in Enum.GetValues<Role>().Cast<Role?>().Append(null))
        {
            var desk = new EmergencyDesk();
            var matter = desk.Matter(status);
            var (was, moves) = (JsonSerializer.Serialize(matter), role is { } r && Rules.ContainsKey((status, step, r)));
            var by = desk.Of(role ?? default) with { Role = role };

            var code = Code(() => Take(desk, matter, step, by));

            Assert.Equal(moves, code is null);
            if (!moves)
            {
                Assert.Equal(was, JsonSerializer.Serialize(matter));
                continue;
            }

            Assert.Equal(Rules[(status, step, role!.Value)], matter.Status);
            var moved = Assert.IsType<EmergencyMoved>(matter.Events[^1]);
            Assert.Equal((step, status, matter.Status, by), (moved.Step, moved.Was, moved.Is, moved.By));
        }
    }

    [Fact]
    public void A_step_has_one_outcome_in_each_state() =>
        Assert.Equal(EmergencyWorkflow.Table.Transitions.Count, EmergencyWorkflow.Table.Transitions.Select(t => (t.From, t.Step)).Distinct().Count());

    private static void Take(EmergencyDesk desk, EmergencyMatter m, EmergencyStep step, Actor by)
    {
        switch (step)
        {
            case EmergencyStep.File: desk.File(m, by: by); break;
            case EmergencyStep.Acknowledge: m.Acknowledge(by, desk.At); break;
            case EmergencyStep.SendBack: m.SendBack("请补", by, desk.At); break;
            default: desk.End(m, by); break;
        }
    }

    private static string? Code(Action call)
    {
        try
        {
            call();
            return null;
        }
        catch (RuleViolationException broken)
        {
            return broken.Code;
        }
    }

    private static Dictionary<(EmergencyStatus From, EmergencyStep Step, Role Role), EmergencyStatus> Read() => (
        from line in Expected.Split('\n')
        let cells = line.Split('|', StringSplitOptions.TrimEntries)
        from role in cells[1].Split(' ')
        select (From: Enum.Parse<EmergencyStatus>(cells[2]), Step: Enum.Parse<EmergencyStep>(cells[0]), Role: Enum.Parse<Role>(role), To: Enum.Parse<EmergencyStatus>(cells[3])))
        .ToDictionary(r => (r.From, r.Step, r.Role), r => r.To);
}
