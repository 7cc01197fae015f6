namespace LandPlanner.Cases;

/// <summary>What a sanction is reckoned on.</summary>
public enum SanctionBase
{
    /// <summary>Yuan for each square metre.</summary>
    Area,

    /// <summary>Times the fee for bringing other land under the plough (耕地开垦费), which a province sets.</summary>
    CultivationFee,

    /// <summary>Times the fee for restoring land (土地复垦费), which a province sets.</summary>
    RestorationFee,

    /// <summary>Percent of the illegal income.</summary>
    Income,
}

/// <summary>The ground an article asks for.</summary>
public enum SanctionGround
{
    Any,
    Farmland,
    BasicFarmland,
}
