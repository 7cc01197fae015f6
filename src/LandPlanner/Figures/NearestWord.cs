using LandPlanner.Stores;

namespace LandPlanner.Figures;

/// <summary>Finds what somebody most likely meant to write.</summary>
public static class NearestWord
{
    /// <summary>" Did you mean 'mu'?", or nothing where no word is near.</summary>
    public static Sentence Hint(string word, IEnumerable<string> known) => Find(word, known) is { } nearest ? (Sentence)$" Did you mean '{nearest}'?" : "";

    /// <summary>The word that fewest changed letters make of another, the first of those as near; null where more than half the letters would have to change.</summary>
    public static string? Find(string word, IEnumerable<string> known)
    {
        var nearest = known.Select(other => (other, Changes: Changes(word.ToLowerInvariant(), other.ToLowerInvariant()))).DefaultIfEmpty().MinBy(pair => pair.Changes);
        return nearest.other is { } found && 2 * nearest.Changes <= Math.Max(word.Length, found.Length) ? found : null;
    }

    /// <summary>How many letters must be put in, taken out or changed (Levenshtein 1966).</summary>
    private static int Changes(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var changed = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(changed, 1 + Math.Min(diagonal, row[j - 1]));
            }
        }

        return row[^1];
    }
}
