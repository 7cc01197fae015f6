using LandPlanner.LandClasses;

namespace LandPlanner.Farmland;

public enum CropKind
{
    /// <summary>粮食: cereals, beans, tubers.</summary>
    Grain,
    Vegetable,
    Other,

    /// <summary>Nothing is sown: fallow, or not tilled.</summary>
    None,
}

/// <param name="Code">As the ledger stores it, "wheat".</param>
/// <param name="Plantings">The planting attributes (ZZSXDM) of survey patches that stand for it.</param>
public sealed record Crop(string Code, string TitleZh, string TitleEn, CropKind Kind, IReadOnlyList<string> Plantings, Confidence Confidence, string Source);

/// <summary>Crops by code: <c>data/farmland/crops.csv</c>. Immutable.</summary>
public sealed class CropTable
{
    private readonly Dictionary<string, Crop> _byCode;
    private readonly Dictionary<string, Crop> _byPlanting;

    /// <exception cref="ArgumentException">A code or a planting attribute is there twice.</exception>
    public CropTable(IReadOnlyList<Crop> crops)
    {
        All = crops;
        _byCode = crops.ToDictionary(crop => crop.Code, StringComparer.OrdinalIgnoreCase);
        _byPlanting = crops.SelectMany(crop => crop.Plantings.Select(planting => (planting, crop))).ToDictionary(pair => pair.planting, pair => pair.crop, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>In the order of the table.</summary>
    public IReadOnlyList<Crop> All { get; }

    /// <summary>By code or by either title; null where there is no such crop.</summary>
    public Crop? Find(string text) => _byCode.GetValueOrDefault(text)
        ?? All.FirstOrDefault(crop => crop.TitleZh == text || crop.TitleEn.Equals(text, StringComparison.OrdinalIgnoreCase));

    /// <summary>Null where no crop stands for the attribute.</summary>
    public Crop? OfPlanting(string planting) => _byPlanting.GetValueOrDefault(planting);

    /// <summary>Other where the code is not in the table any more.</summary>
    public CropKind KindOf(string code) => _byCode.GetValueOrDefault(code)?.Kind ?? CropKind.Other;
}

/// <summary>What is to be sown in a year.</summary>
/// <param name="Mark">How sure the figure is: "report" for one of a town's own work report, "S", "K-h", "K-m" or "K-l".</param>
public sealed record SowingTarget(int Year, CropKind Kind, decimal Mu, string Mark, string Source);
