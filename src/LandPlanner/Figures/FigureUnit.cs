namespace LandPlanner.Figures;

/// <summary>A unit that a report or a table writes numbers in.</summary>
/// <param name="Word">As queries name it.</param>
/// <param name="Size">How many of what <see cref="Quantity.Amount"/> counts one of it is.</param>
/// <param name="Others">What else it is written as.</param>
public sealed record FigureUnit(string Word, QuantityKind Kind, decimal Size, params IReadOnlyList<string> Others)
{
    private const decimal SquareMetre = 3;

    /// <summary>Counters first, then areas from small to large, then money, then homes.</summary>
    public static readonly IReadOnlyList<FigureUnit> All =
    [
        .. "宗个处块项座条片件家名村".Select(counter => new FigureUnit(counter.ToString(), QuantityKind.Count, 1)),
        new("m2", QuantityKind.Area, SquareMetre, "㎡", "m²", "平方米"),
        new("mu", QuantityKind.Area, 2_000, "亩"),
        new("万m2", QuantityKind.Area, 10_000 * SquareMetre, "万㎡", "万m²", "万平方米"),
        new("ha", QuantityKind.Area, 10_000 * SquareMetre, "公顷"),
        new("km2", QuantityKind.Area, 1_000_000 * SquareMetre, "km²", "平方公里"),
        new("万亩", QuantityKind.Area, 10_000 * 2_000),
        new("fen", QuantityKind.Money, 0.01m, "分"),
        new("yuan", QuantityKind.Money, 1, "元"),
        new("万元", QuantityKind.Money, 10_000, "万"),
        new("亿元", QuantityKind.Money, 100_000_000, "亿"),
        new("户", QuantityKind.Homes, 1),
    ];

    public static IEnumerable<string> Words => All.SelectMany(unit => unit.Others.Prepend(unit.Word));

    /// <summary>Null where there is no such unit.</summary>
    public static FigureUnit? Find(string word) => All.FirstOrDefault(unit => unit.Word == word || unit.Others.Contains(word));
}
