#![doc = include_str!("../README.md")]

mod error;
pub mod isolated;
mod limits;
pub mod table;
pub mod text;
pub mod yaml;

pub use crate::{error::ReadError, limits::ReadLimits};
