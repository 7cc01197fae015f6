namespace LandPlanner.Ledgers;

/// <summary>Digits, Latin letters and signs of full width, as Chinese input methods type them, made plain: １２（万元） becomes 12(万元).</summary>
/// <remarks>Unicode's NFKC does so too; but the program runs without the tables of Unicode, where normalizing leaves a text as it is.</remarks>
public static class HalfWidth
{
    // Unicode, block "Halfwidth and Fullwidth Forms": U+FF01 to U+FF5E stand in the order of U+0021 to U+007E.
    private const char First = '\uFF01';
    private const char Last = '\uFF5E';
    private const int Distance = First - '!';
    private const char Space = '\u3000';

    public static string Of(string text) => string.Create(text.Length, text, (plain, typed) =>
    {
        for (var i = 0; i < plain.Length; i++)
        {
            plain[i] = typed[i] switch
            {
                >= First and <= Last => (char)(typed[i] - Distance),
                Space => ' ',
                _ => typed[i],
            };
        }
    });
}
