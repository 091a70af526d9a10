using System.Globalization;
using System.Text;
using QRCoder;

namespace VillageListsPortal.Web.Features.Certificates;

/// <summary>A QR code as one SVG path, in modules, quiet zone included.</summary>
public sealed record QrSvg(int Size, string Path)
{
    public static QrSvg Of(string content)
    {
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(content, QRCodeGenerator.ECCLevel.M);
        var path = new StringBuilder();
        for (var y = 0; y < data.ModuleMatrix.Count; y++)
        {
            for (var x = 0; x < data.ModuleMatrix[y].Count; x++)
            {
                if (data.ModuleMatrix[y][x]) path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
            }
        }

        return new QrSvg(data.ModuleMatrix.Count, path.ToString());
    }
}
