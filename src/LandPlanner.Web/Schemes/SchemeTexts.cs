using System.Security.Cryptography;
using System.Text;
using LandPlanner.Schemes;
using LandPlanner.Stores;
using LandPlanner.Web.Jobs;

namespace LandPlanner.Web.Schemes;

/// <summary>What people wrote on the map for drafts of schemes, kept until a draft is fetched with it: an address has no room for it.</summary>
/// <remarks>Any thread may ask.</remarks>
internal sealed class SchemeTexts(WorkspaceHost host)
{
    private const int MostKept = 64;

    private readonly Shelf<string> _kept = new(MostKept);

    public SchemeDraftForm Form => host.Workspace.Tables.SchemeDraft;

    /// <summary>The headings of all texts, with nothing beneath them.</summary>
    public string Template => string.Join("\n\n", Form.Texts.Select(text => $"# {text.Title}")) + "\n";

    /// <param name="written">As <see cref="SchemeDraftForm.Read"/> takes it.</param>
    /// <returns>The word it goes by; the same for the same texts.</returns>
    /// <exception cref="WorkspaceException">It cannot be read so; nothing was kept.</exception>
    public string Keep(string written)
    {
        Form.Read(written);
        var word = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(written)));
        _kept.Put(word, written);
        return word;
    }

    /// <exception cref="WorkspaceException">It is kept no longer.</exception>
    public async Task<string> FindAsync(string word) => _kept.Find(word) is { } written
        ? await written
        : throw new WorkspaceException("The texts of this draft are kept no longer. Open the texts of the scheme on the map again, and fetch the draft from there.");
}
