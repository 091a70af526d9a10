using VillageListsPortal.Domain.Units;

namespace VillageListsPortal.Web.Features.Administration.Import;

/// <summary>A checked row with what the database knows of it: itself where it goes on, and the unit above where that is not in the file.</summary>
internal sealed record CheckedLine(
    int Line, string Code, string Name, string? FullName, string? Prefix, string? Telephone, Guid? Own,
    Guid? ParentId, UnitKind? ParentKind, string? ParentName, string? ParentFullName, string? GrandparentFullName);

/// <summary>A unit as it will be written.</summary>
internal sealed record MadeUnit(int Line, Guid Id, bool Own, UnitKind Kind, string Code, Guid? ParentId, CommitteeKind? Committee, UnitTitle Title, string? Telephone, string? Prefix);

/// <summary>
/// Makes units of checked rows in the order of their codes. A unit comes right after those above it, so that the way from the
/// province down is all that is remembered.
/// </summary>
internal sealed class UnitMaker(UnitImportOptions options)
{
    private readonly Stack<Above> way = new();

    private sealed record Above(string Code, Guid Id, string Name, string Stem);

    public MadeUnit Make(CheckedLine line)
    {
        while (way.TryPeek(out var last) && !line.Code.StartsWith(last.Code, StringComparison.Ordinal)) way.Pop();
        var above = AboveOf(line);
        var kind = DivisionCode.KindOf(line.Code);
        var committee = DivisionCode.CommitteeOf(line.Code);
        var stem = above?.Stem ?? "";
        var full = line.FullName ?? (kind == UnitKind.District && stem.Length == 0 ? options.DistrictName : null) ?? UnitNaming.FullOf(kind, line.Name, committee, stem);
        var title = new UnitTitle(UnitNaming.ShortOf(line.Name), full);
        var id = line.Own ?? Guid.CreateVersion7();
        way.Push(new Above(line.Code, id, title.Short, UnitNaming.StemOf(kind, line.Name, full, stem)));
        return new MadeUnit(line.Line, id, line.Own is not null, kind, line.Code, above?.Id, committee, title, line.Telephone, line.Prefix ?? UsualPrefix(line.Code, above, title.Short, committee));
    }

    private Above? AboveOf(CheckedLine line)
    {
        if (way.TryPeek(out var last) && last.Code == DivisionCode.ParentOf(line.Code)) return last;
        return line.ParentId is { } id
            ? new Above(DivisionCode.ParentOf(line.Code)!, id, line.ParentName!, UnitNaming.StemOf(line.ParentKind!.Value, line.ParentName!, line.ParentFullName!, line.GrandparentFullName ?? ""))
            : null;
    }

    private string? UsualPrefix(string code, Above? township, string name, CommitteeKind? committee) =>
        committee is { } kind && township is not null && options.Issues(code) ? UnitNaming.PrefixOf(township.Name, name, kind) : null;
}
