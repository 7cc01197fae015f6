using System.Diagnostics;
using System.Text;
using Xunit;

namespace LandPlanner.Testing;

/// <summary>What a PDF says, read by poppler: words without spaces, and how many pages they stand on.</summary>
public sealed record PdfText(string Words, int Pages)
{
    private const string Program = "/usr/bin/pdftotext";

    /// <summary>Skips the test where poppler is not installed.</summary>
    public static async Task<PdfText> ReadAsync(string path)
    {
        Assert.SkipUnless(File.Exists(Program), "pdftotext is not installed: apt-get install poppler-utils.");
        using var process = Process.Start(new ProcessStartInfo(Program, ["-raw", path, "-"]) { RedirectStandardOutput = true })!;
        var text = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        return new(string.Concat(text.Normalize(NormalizationForm.FormKC).Where(letter => !char.IsWhiteSpace(letter))), text.Count(letter => letter == '\f'));
    }
}
