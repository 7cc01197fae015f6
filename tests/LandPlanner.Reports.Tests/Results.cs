using LandPlanner.Areas;
using LandPlanner.Audits;
using NetTopologySuite.IO;

namespace LandPlanner.Reports.Tests;

/// <summary>A made-up result whose mu do not round to their total by themselves: three times 1 m² is 0.0045 mu, each 0.0015.</summary>
internal static class Results
{
    private static readonly LegalBasis Law = new("中华人民共和国土地管理法", "第三十五条", "永久基本农田不得擅自占用。", "S");

    public static AuditResult Sample { get; } = new(
        new("default", "1", "耕地保护规则", "Farmland rules", "default.yaml", "ab12", Tolerance.Default), new(2024, 1, 1), 5,
        [
            Rule("basic-farmland-occupied", "占用永久基本农田", Severity.Violation, 3),
            Rule("cultivated-land-occupied", "占用耕地", Severity.Notice, 1),
        ],
        [
            Finding("basic-farmland-occupied", Verdict.Violation, 1, "甲村", 10_003_34),
            Finding("basic-farmland-occupied", Verdict.Violation, 2, "乙村", 3_33) with { ConstraintSum = new(6_66), LandUseExcess = new(1_11), VillageExcess = new(22) },
            Finding("basic-farmland-occupied", Verdict.Violation, 3, "乙村", 3_33),
            Finding("basic-farmland-occupied", Verdict.Sliver, 3, "乙村", 50),
            Finding("basic-farmland-occupied", Verdict.NotCovered, 4, "", 100_00) with { Constraints = [], Classes = [], Ownership = [] },
            Finding("cultivated-land-occupied", Verdict.Notice, 1, "甲村", 3_33) with { Declared = new(new(400), new(333)) },
        ],
        [new("farmland", "basic-farmland", new(2023, 12, 31), 2, new(5_000_00), "cd34", "EPSG:4550", "永农.shp", "ef56", "EPSG:4529", "")]);

    private static RuleOutcome Rule(string id, string title, Severity severity, long exceeded) => new(
        id, title, id, Measure.Overlap, severity, Area.Zero, 0, Tolerance.Default, [Law], 5, exceeded, 4 - exceeded, 1);

    private static Finding Finding(string rule, Verdict verdict, long id, string village, long hundredths) => new(
        rule, verdict, "parcels", id, $"地块{id}", $"0{id}", village,
        new WKTReader().Read("MULTIPOLYGON(((420300 4141000,420400 4141000,420400 4141100.5,420300 4141000),(420380 4141020,420390 4141020,420390 4141030,420380 4141020)))"),
        new(hundredths), new(hundredths), [new("farmland", [1, 7])])
    {
        Classes = [new("0103", "旱地", true, new(hundredths - 11), new(hundredths - 20)), new("", "", false, new(11), new(11))],
        Villages = [new(village, new(hundredths))],
        Ownership = [new("30", "3710020010010000000", "甲村集体", new(hundredths))],
    };
}
