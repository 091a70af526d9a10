using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using CsvHelper;
using Microsoft.AspNetCore.Mvc;
using VillageListsPortal.Domain.Shared;

namespace VillageListsPortal.Web.Features.Shared;

/// <summary>Rows for a spreadsheet, as CSV or as an Excel workbook. No cell is run as a formula.</summary>
/// <param name="Name">Name of the sheet in a workbook: up to 31 characters, none of <c>[]:*?/\</c>.</param>
/// <param name="Columns">The names in the first row.</param>
/// <param name="Rows">The rows, a cell for each column.</param>
public sealed record ExportTable(string Name, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string?>> Rows)
{
    public const string CsvType = "text/csv; charset=utf-8";
    public const string XlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>A list longer than this is cut, and its last row says so.</summary>
    public const int MostRows = 10_000;

    private const int WidestColumn = 60;
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private static readonly CsvWriterOptions Options = new() { WriteByteOrderMark = true, Injection = CsvInjection.Escape };

    /// <summary>The rows of a list, up to <see cref="MostRows"/>.</summary>
    /// <param name="name">Name of the sheet.</param>
    /// <param name="rows">What was found, one more than the most where there is more.</param>
    /// <param name="cut">What the last row says of a list that was cut.</param>
    /// <param name="columns">The columns, each with what it says of a row.</param>
    public static ExportTable Of<T>(string name, IReadOnlyList<T> rows, string cut, params (string Name, Func<T, string?> Cell)[] columns)
    {
        IReadOnlyList<string?>[] cells = [.. rows.Take(MostRows).Select(r => (IReadOnlyList<string?>)[.. columns.Select(c => c.Cell(r))])];
        if (rows.Count > MostRows) cells = [.. cells, [cut, .. columns.Skip(1).Select(_ => "")]];
        return new ExportTable(name, [.. columns.Select(c => c.Name)], cells);
    }

    /// <summary>As a file of that form; null where there is no such form.</summary>
    public FileContentResult? As(string format) => format switch
    {
        "csv" => new FileContentResult(Csv(), CsvType) { FileDownloadName = $"{Name}.csv" },
        "xlsx" => new FileContentResult(Xlsx(), XlsxType) { FileDownloadName = $"{Name}.xlsx" },
        _ => null,
    };

    /// <summary>A day as a spreadsheet sorts it.</summary>
    public static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>An instant in China time (settled S2), as a spreadsheet sorts it.</summary>
    public static string Instant(DateTimeOffset at) => Days.InChina(at).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>With a byte order mark, by which Excel knows UTF-8.</summary>
    public byte[] Csv()
    {
        using var bytes = new MemoryStream();
        using (var csv = CsvWriter.Create(bytes, Options, leaveOpen: true))
        {
            csv.WriteHeader([.. Columns]);
            foreach (var row in Rows)
            {
                foreach (var cell in row) WriteCell(csv, cell ?? "");
                csv.EndRecord();
            }
        }

        return bytes.ToArray();
    }

    /// <summary>A workbook of one sheet (ECMA-376, part 1, 12.2) whose first row stays in sight. Every cell is an inline string: what begins with = + - or @ is text, whoever wrote it.</summary>
    public byte[] Xlsx()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "[Content_Types].xml", """
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>
                """);
            Add(zip, "_rels/.rels", $"""<Relationships xmlns="{Relations}"><Relationship Id="r1" Type="{Office}/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
            Add(zip, "xl/workbook.xml", $"""<workbook xmlns="{Main}" xmlns:r="{Office}"><sheets><sheet name="{Escaped(Name)}" sheetId="1" r:id="r1"/></sheets></workbook>""");
            Add(zip, "xl/_rels/workbook.xml.rels", $"""<Relationships xmlns="{Relations}"><Relationship Id="r1" Type="{Office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="{Office}/styles" Target="styles.xml"/></Relationships>""");
            Add(zip, "xl/styles.xml", $"""
                <styleSheet xmlns="{Main}"><fonts count="2"><font><sz val="11"/><name val="DengXian"/></font><font><b/><sz val="11"/><name val="DengXian"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf fontId="1" applyFont="1"/><xf applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs></styleSheet>
                """);
            Add(zip, "xl/worksheets/sheet1.xml", Sheet());
        }

        return bytes.ToArray();
    }

    /// <summary>A number below zero is no formula: escaped, it would not sort.</summary>
    private static void WriteCell(CsvWriter csv, string cell)
    {
        if (int.TryParse(cell, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number < 0 && number.ToString(CultureInfo.InvariantCulture) == cell) csv.WriteField(number);
        else csv.WriteField(cell);
    }

    private string Sheet()
    {
        var sheet = new StringBuilder($"""<worksheet xmlns="{Main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>""");
        for (var i = 0; i < Columns.Count; i++) sheet.Append(CultureInfo.InvariantCulture, $"""<col min="{i + 1}" max="{i + 1}" width="{Width(i)}" customWidth="1"/>""");
        sheet.Append("</cols><sheetData>");
        AppendRow(sheet, Columns, style: 1);
        foreach (var row in Rows) AppendRow(sheet, row, style: 2);
        return sheet.Append("</sheetData></worksheet>").ToString();
    }

    private static void AppendRow(StringBuilder sheet, IEnumerable<string?> cells, int style)
    {
        sheet.Append("<row>");
        foreach (var cell in cells) sheet.Append(CultureInfo.InvariantCulture, $"""<c t="inlineStr" s="{style}"><is><t xml:space="preserve">{Escaped(cell ?? "")}</t></is></c>""");
        sheet.Append("</row>");
    }

    /// <summary>In characters of the width of a digit; a Chinese one is two.</summary>
    private int Width(int column) => Math.Min(WidestColumn, 2 + Rows.Select(r => r[column]).Append(Columns[column]).Max(c => (c ?? "").Sum(x => x < 0x2E80 ? 1 : 2)));

    private static string Escaped(string text) =>
        System.Security.SecurityElement.Escape(string.Concat(text.EnumerateRunes().Where(r => r.IsBmp ? XmlConvert.IsXmlChar((char)r.Value) : true)))!;

    private static void Add(ZipArchive zip, string name, string content)
    {
        var entry = zip.CreateEntry(name);
        entry.LastWriteTime = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero); // equal rows give equal bytes
        using var writer = new StreamWriter(entry.Open());
        writer.Write("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n" + content.Trim());
    }
}
