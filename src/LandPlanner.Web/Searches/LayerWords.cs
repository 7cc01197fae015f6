using LandPlanner.Features;
using LandPlanner.Stores;
using LandPlanner.Web.Layers;
using LandPlanner.Workspaces.Held;

namespace LandPlanner.Web.Searches;

/// <summary>The words of a layer by which its features are found, as it stood at a revision.</summary>
internal sealed class LayerWords
{
    /// <summary>Meanings of the table of roles that are looked through. What lies in a village stands behind what is called so.</summary>
    private static readonly (string Meaning, int Rank)[] Meanings = [("name", 0), ("number", 0), ("project", 0), ("village", 1), ("villageCode", 1)];

    private readonly List<(string Meaning, int Rank, string[] Texts)> _columns = [];

    private LayerWords(HeldLayer held) => Held = held;

    public HeldLayer Held { get; }

    public bool IsEmpty => _columns.Count == 0;

    public static LayerWords Of(HeldLayer held, RoleDefinition role)
    {
        var words = new LayerWords(held);
        var taken = new HashSet<int>();
        foreach (var (meaning, rank) in Meanings)
        {
            if (role.FieldFor(meaning, held.Info.Schema) is >= 0 and var field && taken.Add(field))
                words._columns.Add((meaning, rank, [.. held.Features.Select(feature => FieldText.Write(feature.Values[field]))]));
        }

        // A layer of no known meaning, a reference say, is found by what it writes.
        if (words.IsEmpty && held.Info.Schema.IndexOf("title") is >= 0 and var title)
            words._columns.Add(("name", 1, [.. held.Features.Select(feature => FieldText.Write(feature.Values[title]))]));
        return words;
    }

    /// <summary>The features that fit, each by what fits best.</summary>
    public void Find(string words, int order, List<Match> found)
    {
        for (var row = 0; row < Held.Features.Count; row++)
        {
            var best = new Match(int.MaxValue, order, int.MaxValue, row, 0);
            for (var column = 0; column < _columns.Count; column++)
            {
                var text = _columns[column].Texts[row];
                var start = text.IndexOf(words, StringComparison.OrdinalIgnoreCase);
                if (start < 0)
                    continue;
                var fit = start > 0 ? Fit.Contains : text.Length == words.Length ? Fit.Exact : Fit.Prefix;
                var score = 3 * _columns[column].Rank + (int)fit;
                if (score < best.Score)
                    best = best with { Score = score, Length = text.Length, Column = column };
            }

            if (best.Score < int.MaxValue)
                found.Add(best);
        }
    }

    public SearchHit Hit(Match match, MapLayer layer, string words)
    {
        var (meaning, _, texts) = _columns[match.Column];
        var (feature, text) = (Held.Features[match.Row], texts[match.Row]);
        return new(
            new(layer.Name, feature.Id), layer, Facts.FeatureNames.Of(feature, layer), meaning, text, text.IndexOf(words, StringComparison.OrdinalIgnoreCase),
            Facts.FeatureNames.Text(feature, layer, "village"));
    }

    /// <summary>A feature that fits; ordered by how well, then as the layers lie, then the shortest text.</summary>
    public readonly record struct Match(int Score, int Order, int Length, int Row, int Column) : IComparable<Match>
    {
        public int CompareTo(Match other) => (Score, Order, Length, Row).CompareTo((other.Score, other.Order, other.Length, other.Row));
    }
}
