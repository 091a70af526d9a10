using System.Globalization;
using System.Text;
using VillageListsPortal.Pdf;

namespace VillageListsPortal.Web.Features.Certificates;

/// <summary>A QR code as one SVG path, in modules, quiet zone included.</summary>
public sealed record QrSvg(int Size, string Path)
{
    public static QrSvg Of(string content)
    {
        var modules = QrModules.Of(content);
        var side = modules.GetLength(0);
        var path = new StringBuilder();
        for (var y = 0; y < side; y++)
        {
            for (var x = 0; x < side; x++)
            {
                if (modules[y, x]) path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
            }
        }

        return new QrSvg(side, path.ToString());
    }
}
